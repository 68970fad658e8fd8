/** The menu in a host's header (`<farstu-account-menu>`), by keys. How it looks: `account-looks.test.ts`. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openAccountMenu, WHO } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import type { Reply } from '../support/stand-in.ts'

const stage = useStage()

const openMenu = (answer: (path: string) => Reply) => openAccountMenu(stage, answer)

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

  it('comes of its example as it is pasted into a new page', async () => {
    const { standIn } = stage
    standIn.play(() => WHO)
    const source = await readFile('widgets/elements/account/menu-element.ts', 'utf8')
    const [, example = ''] = /```html\n(.*?) \* ```/s.exec(source) ?? []
    const pasted = example
      .replaceAll(/^ \* /gm, '')
      .replaceAll('https://auth.portal.example.org', standIn.api)
    const page = await stage.open()
    const html = `<!doctype html><html lang="en"><title>New</title><header>${pasted}</header></html>`
    await page.goto(standIn.show('/', { html }))
    await page.getByRole('button', { name: 'Account: Test Reporter' }).click()
    expect(await page.getByRole('menuitem').first().getAttribute('href')).toBe('/account')
  })
})
