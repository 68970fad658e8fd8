import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { INVITATIONS, invitation } from './support/data.ts'
import { useConsole } from './support/stage.ts'

const stage = useConsole()

interface Counting {
  asked: number
}

const lists = () =>
  stage.calls.filter(({ path, method }) => method === 'GET' && path.endsWith('/invitations'))

/** Counts on the page how often the list is asked for: the server may not have heard of it yet. */
const countLists = (page: Page) =>
  page.addInitScript(() => {
    const real = fetch
    Object.assign(globalThis, { asked: 0 })
    globalThis.fetch = (...given) => {
      if (/\/invitations/.test(String(given[0]))) (globalThis as unknown as Counting).asked++
      return real(...given)
    }
  })

const listsOn = (page: Page) => page.evaluate(() => (globalThis as unknown as Counting).asked)

describe('the list of invitations', () => {
  it('keeps its filters in the address', async () => {
    const page = await stage.open('demo/invitations')
    await page.getByRole('link', { name: 'Expired', exact: true }).click()
    await page.getByRole('link', { name: 'Bounced', exact: true }).click()
    await expect
      .poll(() => lists().at(-1)?.query)
      .toEqual({ standing: 'expired', attention: 'bounced' })
    await page.goBack()
    await expect.poll(() => new URL(page.url()).search).toBe('?standing=expired')
    expect(
      await page.getByRole('link', { name: 'Expired', exact: true }).getAttribute('aria-current'),
    ).toBe('true')
  })

  it('shows all where the address names a standing that there is not', async () => {
    const page = await stage.open('demo/invitations?standing=lost&q=kim')
    await page.getByRole('row').filter({ hasText: 'Kim Example' }).waitFor()
    expect(lists().at(-1)?.query).toEqual({ q: 'kim' })
  })

  it('searches as somebody types, and keeps what is typed', async () => {
    const page = await stage.open('demo/invitations')
    const field = page.getByRole('searchbox', { name: 'Search by name or address' })
    await field.pressSequentially('kim e')
    await expect.poll(() => new URL(page.url()).search).toBe('?q=kim+e')
    expect(await field.inputValue()).toBe('kim e')
  })

  it('shows more from where it ended', async () => {
    stage.play(({ path, query }) => {
      if (!path.endsWith('/invitations')) return undefined
      if (query.after === 'k1')
        return { items: [invitation({ id: 'i9', firstName: 'Last' })], next: null }
      return { items: INVITATIONS, next: 'k1' }
    })
    const page = await stage.open('demo/invitations')
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.getByText('Last Example').waitFor()
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0)
    expect(await page.locator('tbody tr').count()).toBe(INVITATIONS.length + 1)
  })

  it('says when each was sent, exactly on hover', async () => {
    const page = await stage.open('demo/invitations')
    const time = page.locator('tbody tr').first().locator('time').first()
    expect(await time.textContent()).toBe('3 days ago')
    expect(await time.getAttribute('title')).toMatch(/\d{4}, \d\d:\d\d$/)
  })

  it('refreshes quietly while somebody is there', async () => {
    const page = await stage.open('demo/invitations', {}, async (opened) => {
      await opened.clock.install()
      await countLists(opened)
    })
    await page.getByText('Robin Sample').waitFor()
    stage.play(({ path }) =>
      path.endsWith('/invitations')
        ? { items: [invitation({ standing: 'started' })], next: null }
        : undefined,
    )
    await page.clock.runFor(16_000)
    await page.locator('[data-standing=started]').waitFor()
    await page.clock.runFor(6 * 60_000)
    const before = await listsOn(page)
    expect(before).toBeGreaterThan(2)
    await page.clock.runFor(60_000)
    expect(await listsOn(page)).toBe(before)
  })

  it('tells the next step when it is empty', async () => {
    stage.play(({ path }) =>
      path.endsWith('/invitations') ? { items: [], next: null } : undefined,
    )
    const page = await stage.open('demo/invitations')
    await page.getByRole('heading', { name: 'Nobody has been invited yet' }).waitFor()
    await page.getByRole('link', { name: 'Revoked' }).click()
    await page.getByRole('link', { name: 'Clear the search and filters' }).click()
    await page.getByRole('heading', { name: 'Nobody has been invited yet' }).waitFor()
  })

  it('goes on past parts without a find, and offers to look on when that takes long', async () => {
    let empty = 3
    stage.play(({ path, query }) => {
      if (!path.endsWith('/invitations')) return undefined
      const place = Number(query.after ?? 0)
      return place < empty
        ? { items: [], next: String(place + 1) }
        : { items: [invitation({ firstName: `After ${place}` })], next: null }
    })
    const page = await stage.open('demo/invitations?q=far')
    await page.getByText('After 3 Example').waitFor()
    empty = 7
    await page.getByRole('searchbox', { name: 'Search by name or address' }).fill('farther')
    await page.getByRole('heading', { name: 'Nothing found so far' }).waitFor()
    expect(await page.getByRole('heading', { name: 'No invitation matches' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Look on' }).click()
    await page.getByText('After 7 Example').waitFor()
    expect(await page.getByRole('button', { name: /Look on|Show more/ }).count()).toBe(0)
  })

  it('is handed over as a file, with every byte, in the language of the console', async () => {
    const table = Buffer.from('\u{feff}id;adress\r\n')
    stage.play(({ path }) => (path.endsWith('.csv') ? table : undefined))
    const page = await stage.open('demo/invitations?standing=sent')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('demo-invitations.csv')
    expect(await buffer(await file.createReadStream())).toEqual(table)
    expect(stage.calls.find(({ path }) => path.endsWith('.csv'))?.query).toEqual({
      standing: 'sent',
      language: 'en',
    })
  })
})

describe('one invitation', () => {
  it('is revoked after the consequences were read, and the focus is back at its row', async () => {
    stage.play(({ path }) =>
      path.endsWith('/revoke')
        ? { ok: true, invitation: invitation({ standing: 'revoked' }) }
        : undefined,
    )
    const page = await stage.open('demo/invitations')
    const actions = page.getByRole('button', { name: 'Actions for Kim Example' })
    await actions.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Revoke …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Revoke the invitation of Kim Example?' })
    expect(await dialog.textContent()).toContain('stops working at once')
    await page.keyboard.press('Escape')
    await expect.poll(() => dialog.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Actions for Kim Example',
    )
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Revoke …' }).click()
    await dialog.getByRole('button', { name: 'Revoke the invitation' }).click()
    await page.getByRole('status').getByText('The invitation of Kim Example is revoked.').waitFor()
    expect(
      stage.calls.filter(({ path }) => path === 'console/portals/demo/invitations/i1/revoke'),
    ).toHaveLength(1)
  })

  it('is given another address; a refusal keeps what was typed', async () => {
    let answer: object = { ok: false, mistake: 'address-invalid' }
    stage.play(({ path }) => (path.endsWith('/correct') ? answer : undefined))
    const page = await stage.open('demo/invitations')
    await page.getByRole('button', { name: 'Actions for Robin Sample' }).click()
    await page.getByRole('button', { name: 'Correct address …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('E-mail address').fill('robin@example.org')
    await dialog.getByRole('button', { name: 'Save and send again' }).click()
    await dialog.getByRole('alert').getByText('That is not an e-mail address.').waitFor()
    expect(await dialog.getByLabel('E-mail address').inputValue()).toBe('robin@example.org')
    answer = { ok: true, invitation: invitation() }
    await dialog.getByRole('button', { name: 'Save and send again' }).click()
    await page.getByText('A new mail is on its way to robin@example.org.').waitFor()
    expect(stage.calls.findLast(({ path }) => path.endsWith('/correct'))?.body).toEqual({
      address: 'robin@example.org',
      firstName: 'Robin',
      lastName: 'Sample',
    })
  })

  it('is sent again at once; too soon is said in words', async () => {
    stage.play(({ path }) =>
      path.endsWith('/resend')
        ? { ok: false, mistake: 'too-soon', retryAfterSeconds: 60 }
        : undefined,
    )
    const page = await stage.open('demo/invitations')
    await page.getByRole('button', { name: 'Actions for Kim Example' }).click()
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByRole('alert').getByText('A mail was sent a moment ago.').waitFor()
  })
})
