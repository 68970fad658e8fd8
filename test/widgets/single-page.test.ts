import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useStage } from './support/browser.ts'
import { openHost } from './support/host.ts'
import type { Call } from './support/stand-in.ts'
import { stepOf, viewOf } from './support/views.ts'

const stage = useStage()

const KIM = { name: 'Kim Exempel', address: 'kim@example.org' }

/** A server with one person, who is signed in or not. */
function playPerson(isSignedIn: boolean): void {
  let session = isSignedIn ? KIM : null
  stage.standIn.play(({ path, body }: Call) => {
    if (path === 'session/end') {
      session = null
      return null
    }
    const answer = body.answer as Readonly<Record<string, unknown>> | undefined
    if (answer?.step === 'identify' && 'address' in answer) return viewOf('password')
    if (answer) session = KIM
    return viewOf(answer ? 'done' : stepOf('identify', { session }))
  })
}

/** Puts an element into the page, as a framework does when a route is entered. */
const mount = (page: Page, id: string, attributes = 'auto'): Promise<void> =>
  page.evaluate(
    ([markup, name = '']) => {
      const template = document.createElement('template')
      template.innerHTML = markup ?? ''
      const element = template.content.firstElementChild
      if (element) document.querySelector('main')?.append(Object.assign(element, { id: name }))
    },
    [stage.element(attributes), id],
  )

const leave = (page: Page, id: string): Promise<void> =>
  page.evaluate((name) => document.getElementById(name)?.remove(), id)

const signOut = (page: Page, id: string): Promise<unknown> =>
  page
    .locator(`#${id}`)
    .evaluate((element: HTMLElementTagNameMap['farstu-login']) => element.signOut())

const restart = (page: Page, id: string): Promise<unknown> =>
  page
    .locator(`#${id}`)
    .evaluate((element: HTMLElementTagNameMap['farstu-login']) => element.restart())

const at = (page: Page, id: string, step: string): Promise<void> =>
  page.locator(`#${id}[step="${step}"]:not([busy])`).waitFor()

async function signIn(page: Page, id: string): Promise<void> {
  await page.locator(`#${id} input[name=username]`).fill(KIM.address)
  await page.keyboard.press('Enter')
  await page.locator(`#${id} input[name=password]`).fill('a secret of mine')
  await page.keyboard.press('Enter')
  await at(page, id, 'done')
}

const isOffered = (page: Page, id: string): Promise<boolean> =>
  page
    .locator(`#${id}`)
    .getByRole('button', { name: `Continue as ${KIM.name}` })
    .isVisible()

describe('in a page that is never loaded anew', () => {
  it('a session is continued by itself again once somebody has signed out and in', async () => {
    playPerson(true)
    const page = await openHost(stage, '')
    await mount(page, 'first')
    await at(page, 'first', 'done')
    await signOut(page, 'first')
    await at(page, 'first', 'identify')
    await signIn(page, 'first')
    await leave(page, 'first')
    await mount(page, 'second')
    await at(page, 'second', 'done')
    expect(stage.standIn.calls.at(-1)?.body.answer).toEqual({ step: 'identify', continue: true })
  })

  it('whoever signed out is asked first, in every element that was there, until somebody signs in', async () => {
    playPerson(false)
    const page = await openHost(stage, '')
    await mount(page, 'first', '')
    await mount(page, 'second')
    await at(page, 'first', 'identify')
    await at(page, 'second', 'identify')
    await signOut(page, 'first')
    await at(page, 'first', 'identify')
    playPerson(true)
    await restart(page, 'second')
    await at(page, 'second', 'identify')
    expect(await isOffered(page, 'second')).toBe(true)
    await restart(page, 'first')
    await page
      .locator('#first')
      .getByRole('button', { name: `Continue as ${KIM.name}` })
      .click()
    await at(page, 'first', 'done')
    await restart(page, 'second')
    await at(page, 'second', 'done')
  })

  it('to sign out of one portal says nothing of another', async () => {
    playPerson(false)
    const page = await openHost(stage, '')
    await mount(page, 'first', '')
    await mount(page, 'other')
    await page.locator('#other').evaluate((element) => element.setAttribute('portal', 'another'))
    await at(page, 'first', 'identify')
    await at(page, 'other', 'identify')
    await signOut(page, 'first')
    await at(page, 'first', 'identify')
    playPerson(true)
    await restart(page, 'other')
    await at(page, 'other', 'done')
  })

  it('an element that has gone listens to nothing any more', async () => {
    playPerson(false)
    const page = await openHost(stage, '')
    const before = await listeners(page)
    await mount(page, 'first')
    await at(page, 'first', 'identify')
    expect(await listeners(page)).not.toEqual(before)
    await leave(page, 'first')
    expect(await listeners(page)).toEqual(before)
    await mount(page, 'first')
    await at(page, 'first', 'identify')
    await leave(page, 'first')
    expect(await listeners(page)).toEqual(before)
  })
})

/** What is listened to on the window, by name, in order. */
async function listeners(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { result } = await session.send('Runtime.evaluate', { expression: 'window' })
  const found = await session.send('DOMDebugger.getEventListeners', {
    objectId: result.objectId ?? '',
  })
  await session.detach()
  return found.listeners.map(({ type }) => type).sort()
}
