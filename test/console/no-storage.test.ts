import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { scratch } from '../support/scratch.ts'
import { useConsole } from './support/stage.ts'

const stage = useConsole()

/** Ways in which a browser keeps nothing; they run in the page, before its scripts. */
const WAYS = {
  'is refused': () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: (): never => {
          throw new DOMException('refused', 'SecurityError')
        },
      })
  },
  'is not there': () => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'BroadcastChannel'])
      Object.defineProperty(window, name, { value: undefined })
    Object.defineProperty(navigator, 'locks', { value: undefined })
  },
  'is null, as in some apps': () => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { value: null })
  },
  'is full': () => {
    Storage.prototype.setItem = (): never => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  },
} as const

/** Looks around, in Swedish, without the key that leads to the search. */
async function lookAround(page: Page): Promise<void> {
  await page.locator('.funnel').waitFor()
  await page.getByLabel('Language').selectOption('sv')
  await page.getByRole('heading', { name: 'Översikt', level: 1 }).waitFor()
  await page.getByRole('checkbox').click()
  await page.getByRole('link', { name: 'Personer', exact: true }).click()
  await page.locator('h1:focus', { hasText: 'Personer' }).waitFor()
  await page.keyboard.press('/')
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
}

describe('the console where storage', () => {
  it.each(Object.entries(WAYS))('%s works as always while the page stands', async (_, way) => {
    const page = await stage.open('', {}, (empty) => empty.addInitScript(way))
    await lookAround(page)
  })

  it('and cookies are blocked in the settings of Chromium works, too', async () => {
    const profile = mkdtempSync(join(scratch, 'farstu-profile-'))
    mkdirSync(join(profile, 'Default'))
    const blocked = { profile: { default_content_setting_values: { cookies: 2 } } }
    writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(blocked))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
      locale: 'en-GB',
    })
    try {
      const page = await stage.openIn(context, '')
      await expect(page.evaluate(() => localStorage.length)).rejects.toThrow('Access is denied')
      await lookAround(page)
    } finally {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    }
  })
})
