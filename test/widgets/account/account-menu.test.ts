/** The menu in a host's header (`<farstu-account-menu>`), by keys and to the eye. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { draw } from '../../support/drawing.ts'
import { violationsOf } from '../../support/e2e/axe.ts'
import { called, LOOKED_AT } from '../../support/looks.ts'
import { pageOf, useStage } from '../support/browser.ts'
import type { Reply } from '../support/stand-in.ts'

const stage = useStage()

const WHO = { active: true, name: 'Test Reporter', address: 'reporter@example.org' } as const

async function openMenu(answer: (path: string) => Reply, lang = 'en', width = 1280) {
  const { standIn } = stage
  standIn.play(({ path }) => answer(path))
  const page = await stage.open({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width, height: 640 })
  const element = `<div style="text-align:end"><farstu-account-menu api="${standIn.api}" portal="example" account="/account" lang="${lang}"><a href="/sign-in">Sign in</a></farstu-account-menu></div>`
  const html = pageOf(standIn.api, element).replace('farstu.js', 'account-menu.js')
  await page.goto(standIn.show('/', { html }))
  return page
}

const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document
    return (activeElement?.shadowRoot?.activeElement ?? activeElement)?.textContent?.trim()
  })

describe('the menu', () => {
  it('is opened, walked and closed by keys', async () => {
    const page = await openMenu(() => WHO)
    const button = page.getByRole('button', { name: 'Account: Test Reporter' })
    await button.focus()
    const walked: (string | undefined)[] = []
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'End', 'Home', 'ArrowUp']) {
      await page.keyboard.press(key)
      await page.getByRole('menu').waitFor()
      await expect.poll(() => focused(page)).not.toBe('Test Reporter')
      walked.push(await focused(page))
    }
    expect(walked).toEqual([
      'My account',
      'Sign out',
      'My account',
      'Sign out',
      'My account',
      'Sign out',
    ])
    await page.keyboard.press('Escape')
    expect(await page.getByRole('menu').count()).toBe(0)
    expect(await focused(page)).toBe('Test Reporter')
    expect(await button.getAttribute('aria-expanded')).toBe('false')
    await button.click()
    expect(await page.getByRole('menuitem').first().getAttribute('href')).toBe('/account')
  })

  it('signs out, tells the page, and shows the page’s own link again', async () => {
    const page = await openMenu((path) => (path.endsWith('/end') ? null : WHO))
    const told = page.evaluate(
      () => new Promise((resolve) => document.addEventListener('farstu-signed-out', resolve)),
    )
    await page.getByRole('button', { name: 'Account: Test Reporter' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await told
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
  })

  it('says that signing out failed, and stays', async () => {
    const page = await openMenu((path) => (path.endsWith('/end') ? 'lost' : WHO))
    await page.getByRole('button', { name: 'Account: Test Reporter' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('alert').waitFor()
  })

  it('is not there for whoever is not signed in', async () => {
    const page = await openMenu(() => ({ active: false }))
    await page.getByRole('link', { name: 'Sign in' }).waitFor()
    expect(await page.getByRole('button').count()).toBe(0)
  })
})

for (const lang of LOOKED_AT)
  it(`fits and is spoken for in ${called(lang)}, with the longest name`, async () => {
    const page = await openMenu(() => ({ ...WHO, name: 'x'.repeat(200) }), lang, 320)
    await page.getByRole('button').click()
    await page.getByRole('menu').waitFor()
    await draw(page, { name: `widgets/account-menu-${called(lang)}` })
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(beyond).toBeLessThanOrEqual(0)
    expect(await violationsOf(page)).toEqual([])
  })
