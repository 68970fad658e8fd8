import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { OwnSessionResponse } from '../../api/contract/responses.ts'
import { pageOf, useStage } from './support/browser.ts'
import { eventsOf } from './support/host.ts'

const stage = useStage()

const HOUR = 3600
const active = (idleInSeconds: number, endsInSeconds = 10 * HOUR): OwnSessionResponse => ({
  active: true,
  idleInSeconds,
  endsInSeconds,
})

const session = (attributes = ''): string =>
  `<farstu-session api="${stage.standIn.api}" portal="example" ${attributes}></farstu-session>`

const paths = (): readonly string[] => stage.standIn.calls.map(({ path }) => path)

const panel = (page: Page) => page.getByRole('alertdialog')

/** A page whose clocks stand still until they are moved. */
async function openStill(body: string, head = ''): Promise<Page> {
  const page = await stage.open({ reducedMotion: 'reduce' })
  await page.clock.install()
  await page.addInitScript(() => {
    const seen: unknown[] = []
    Object.assign(window, { seen })
    for (const name of ['signed-out', 'error'])
      document.addEventListener(`farstu-${name}`, (event) =>
        seen.push([name, (event as CustomEvent).detail]),
      )
  })
  await page.goto(stage.standIn.show('/', { html: pageOf(stage.standIn.api, body, head) }))
  return page
}

/** Lets so many seconds pass in the page, and what then is asked be answered. */
const pass = (page: Page, seconds: number): Promise<void> => page.clock.runFor(seconds * 1000)

const asked = (count: number): Promise<void> => expect.poll(() => paths().length).toBe(count)

describe('before an idle end', () => {
  it('shows nothing and asks nothing until two minutes are left; then asks, and warns', async () => {
    stage.standIn.play(() => active(600))
    const page = await openStill(session())
    await asked(1)
    await pass(page, 470)
    expect(paths()).toEqual(['session/check'])
    expect(await panel(page).count()).toBe(0)
    stage.standIn.play(() => active(120))
    await pass(page, 12)
    await panel(page).waitFor()
    expect(paths()).toEqual(['session/check'])
    expect(await panel(page).textContent()).toContain('within 2 minutes')
    expect(stage.standIn.calls[0]).toMatchObject({
      body: { portal: 'example' },
      headers: { 'x-farstu-client': '1' },
    })
    stage.standIn.play(() => 'lost')
    await pass(page, 75)
    await expect.poll(() => panel(page).textContent()).toContain('50 seconds')
  })

  it('does not warn when something was done in another tab meanwhile', async () => {
    stage.standIn.play(() => active(600))
    const page = await openStill(session())
    await asked(1)
    await pass(page, 482)
    await asked(2)
    expect(await panel(page).count()).toBe(0)
  })

  it('one press stays signed in, and the focus goes back to where it was', async () => {
    stage.standIn.play(({ path }) => active(path.endsWith('/extend') ? 600 : 100))
    const page = await openStill(`<button id="own" autofocus>Own</button>${session()}`)
    await panel(page).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.localName))
      .toBe('farstu-session')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await panel(page).waitFor({ state: 'detached' })
    expect(paths()).toEqual(['session/check', 'session/extend'])
    await page.getByText('You are still signed in.').waitFor({ state: 'attached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('own')
  })

  it('says why where that fails, and can be pressed again', async () => {
    stage.standIn.play(({ path }) => (path.endsWith('/extend') ? 'lost' : active(100)))
    const page = await openStill(session())
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await panel(page).getByRole('alert').waitFor()
    expect(await eventsOf(page)).toEqual([['error', { code: 'offline' }]])
    stage.standIn.play(() => active(600))
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await panel(page).waitFor({ state: 'detached' })
  })

  it('signs out when asked to, and says so once', async () => {
    stage.standIn.play(({ path }) => (path.endsWith('/end') ? null : active(100)))
    const page = await openStill(session())
    await page.getByRole('button', { name: 'Sign out' }).click()
    await panel(page).waitFor({ state: 'detached' })
    expect(paths()).toEqual(['session/check', 'session/end'])
    stage.standIn.play(() => ({ active: false }))
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await asked(1)
    expect(await eventsOf(page)).toEqual([['signed-out', null]])
  })

  it('tells the page once when time is up', async () => {
    stage.standIn.play(() => active(100))
    const page = await openStill(session())
    await panel(page).waitFor()
    stage.standIn.play(() => ({ active: false }))
    await pass(page, 102)
    await expect.poll(() => eventsOf(page)).toEqual([['signed-out', null]])
    expect(await panel(page).count()).toBe(0)
    const { length } = paths()
    await pass(page, HOUR)
    expect(paths()).toHaveLength(length)
  })

  it('leaves at least 20 seconds to react, whatever the page asks for', async () => {
    stage.standIn.play(() => active(22))
    const page = await openStill(session('warn-before="3"'))
    await asked(1)
    expect(await panel(page).count()).toBe(0)
    stage.standIn.play(() => active(20))
    await pass(page, 3)
    await panel(page).waitFor()
  })

  it('is told aloud at most once a minute, and does not take the focus from who is typing', async () => {
    stage.standIn.play(() => active(600))
    const page = await openStill(`<textarea id="own" autofocus></textarea>${session()}`)
    await asked(1)
    await page.evaluate(() => {
      const root = document
        .querySelector('farstu-session')
        ?.shadowRoot?.querySelector('farstu-session-panel')?.shadowRoot
      const said: (string | null | undefined)[] = []
      Object.assign(window, { said })
      const status = root?.querySelector('[role=status]')
      new MutationObserver(() => said.push(status?.textContent)).observe(status as Node, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    })
    stage.standIn.play(() => active(120))
    await pass(page, 482)
    await panel(page).waitFor()
    stage.standIn.play(() => 'lost')
    for (let minute = 0; minute < 11; minute++) await pass(page, 10)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own')
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
    expect(said).toEqual([
      'Are you still there? You have not done anything here for a while. You will be signed out within 2 minutes.',
      'You have not done anything here for a while. You will be signed out within 1 minute.',
    ])
  })

  it('Escape leads back to the page and ends nothing', async () => {
    stage.standIn.play(() => active(100))
    const page = await openStill(`<button id="own" autofocus>Own</button>${session()}`)
    await panel(page).waitFor()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.localName))
      .toBe('farstu-session')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('own')
    expect(await panel(page).count()).toBe(1)
    expect(paths()).toEqual(['session/check'])
  })
})

describe('before the end that nothing puts off', () => {
  it('says so and offers no extension', async () => {
    stage.standIn.play(() => active(90, 90))
    const page = await openStill(session('lang="sv"'))
    await panel(page).waitFor()
    expect(await panel(page).textContent()).toContain('Spara det du håller på med')
    expect(await panel(page).getByRole('button').allTextContents()).toEqual(['OK', 'Logga ut'])
    await page.getByRole('button', { name: 'OK' }).click()
    await panel(page).waitFor({ state: 'detached' })
    stage.standIn.play(() => ({ active: false }))
    await pass(page, 92)
    await expect.poll(() => eventsOf(page)).toEqual([['signed-out', null]])
  })
})

describe('asks again', () => {
  it('when the machine has slept, though its timers stood still', async () => {
    stage.standIn.play(() => active(600))
    const page = await openStill(session())
    await asked(1)
    stage.standIn.play(() => ({ active: false }))
    await page.clock.setSystemTime(Date.now() + 8 * HOUR * 1000)
    await pass(page, 11)
    await expect.poll(() => eventsOf(page)).toEqual([['signed-out', null]])
  })

  it('when the page is shown again', async () => {
    stage.standIn.play(() => active(600))
    const page = await openStill(session())
    await asked(1)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await asked(2)
  })

  it('when it could not ask, after half a minute', async () => {
    stage.standIn.play(() => 'lost')
    const page = await openStill(session())
    await asked(1)
    await pass(page, 28)
    expect(paths()).toHaveLength(1)
    await pass(page, 4)
    await asked(2)
    expect(await eventsOf(page)).toEqual([])
  })

  it('T-105: on any message of the channel, once for many, and believes none of them', async () => {
    stage.standIn.play(() => active(600))
    const page = await openStill(session())
    await asked(1)
    await page.evaluate((api) => {
      const channel = new BroadcastChannel(`farstu-session:${api}:example`)
      for (const message of ['signed-out', { active: false }, null, [1, 2, 3], '<img src=x>'])
        channel.postMessage(message)
    }, stage.standIn.api)
    await expect
      .poll(async () => {
        await pass(page, 1)
        return paths().length
      })
      .toBe(2)
    await pass(page, 10)
    expect(paths()).toEqual(['session/check', 'session/check'])
    expect(await eventsOf(page)).toEqual([])
    expect(await panel(page).count()).toBe(0)
  })
})
