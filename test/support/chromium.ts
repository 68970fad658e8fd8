/**
 * One Chromium for a whole test run: started before the first test, closed after the last. What a
 * test opens it opens in a context of its own, which shares no cookie, storage or cache with others.
 */
import { type Browser, chromium } from 'playwright-core'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { once } from './once.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Playwright's server in front of the browser listens. */
    readonly chromiumUrl: string
  }
}

const { CHROMIUM_PATH, CHROMIUM_SHELL_PATH } = process.env

/**
 * What a window brings along that no test looks at: two pages for the suggestions of an address bar,
 * and a process in reserve. They took half of what a new context costs.
 */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'SpareRendererForSitePerProcess']

/** What Playwright itself turns off: Chromium hears only the last list that it is given. */
const OFF_FOR_PLAYWRIGHT = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await chromium.launchServer({
    executablePath: CHROMIUM_SHELL_PATH ?? CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--disable-features=${[...OFF_FOR_PLAYWRIGHT, ...UNSEEN].join()}`,
    ],
    host: '127.0.0.1',
  })
  project.provide('chromiumUrl', server.wsEndpoint())
  return () => server.close()
}

/** The browser of the run, as this worker reaches it. */
export const sharedBrowser = once((): Promise<Browser> => chromium.connect(inject('chromiumUrl')))
