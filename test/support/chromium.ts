/**
 * One Chromium for each worker, which speaks to it without anybody between. What a test opens it opens
 * in a context of its own, which shares no cookie, storage or cache with others.
 */
import { type Browser, chromium } from 'playwright-core'
import { once } from './once.ts'
import { lookUpPlacesOnce } from './told-places.ts'

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

/** The browser of this worker; it ends with its process. */
export const sharedBrowser = once((): Promise<Browser> => {
  lookUpPlacesOnce()
  return chromium.launch({
    executablePath: CHROMIUM_SHELL_PATH ?? CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      `--disable-features=${[...OFF_FOR_PLAYWRIGHT, ...UNSEEN].join()}`,
    ],
  })
})
