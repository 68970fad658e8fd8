/** "Next time without a password", at the end of a sign-in: who is asked, the browser or its person. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { violationsOf } from '../../support/e2e/axe.ts'
import { useStage } from '../support/browser.ts'
import { stepsOn } from '../support/steps.ts'
import { stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
const steps = stepsOn(stage)

interface Can {
  /** Keeps one behind finger, face or PIN. */
  readonly keeps: boolean
  /** Makes one by itself. */
  readonly makes: boolean
}

/** What the browser says of itself, before anything of ours runs. */
const can = async (page: Page, said: Can): Promise<void> =>
  page.evaluate(({ keeps, makes }) => {
    Object.assign(PublicKeyCredential, {
      isUserVerifyingPlatformAuthenticatorAvailable: async () => keeps,
      getClientCapabilities: async () => ({ conditionalCreate: makes }),
    })
    navigator.credentials.create = async (options) => {
      Object.assign(window, { asked: (options as { mediation?: string }).mediation })
      throw new DOMException('', 'NotAllowedError')
    }
  }, said)

/** At the step, in the page of the file, in such a browser. */
async function openIn(said: Can, isAutomatic: boolean): Promise<Page> {
  const page = await steps.open('identify')
  await can(page, said)
  await page.evaluate(() => document.querySelector('#place')?.replaceChildren())
  const quiet = viewOf(stepOf('passkey-enrol', { isQuiet: true }))
  stage.standIn.play(({ path, body }) => {
    if (!path.endsWith('/answer')) return viewOf(stepOf('offer', { isAutomatic }))
    const { quietly, other } = body.answer as { quietly?: true; other?: true }
    if (quietly) return quiet
    return other ? viewOf(stepOf('offer', { isAutomatic: false })) : viewOf('done')
  })
  await page.evaluate((html) => {
    const place = document.querySelector('#place')
    if (place) place.innerHTML = html
  }, stage.element())
  return page
}

const answered = (): readonly unknown[] =>
  stage.standIn.calls.filter(({ path }) => path.endsWith('/answer')).map(({ body }) => body.answer)

describe('an offer', () => {
  it('is taken by the keyboard, and can be put off', async () => {
    const page = await openIn({ keeps: true, makes: true }, false)
    await page.getByRole('heading', { name: 'Next time without a password?' }).waitFor()
    const go = page.getByRole('button', { name: 'Set up a passkey' })
    await go.waitFor()
    expect(await page.getByRole('button', { name: 'Not now' }).count()).toBe(1)
    expect(await violationsOf(page)).toEqual([])
    await go.focus()
    await page.keyboard.press('Enter')
    await page.locator('farstu-step-done').waitFor()
    expect(answered()).toEqual([{ step: 'offer', now: true }])
  })

  it('has no way out that ends the sign-in: "Not now" leads in', async () => {
    const page = await openIn({ keeps: true, makes: true }, false)
    await page.getByRole('button', { name: 'Not now' }).waitFor()
    for (const name of ['Cancel', 'Start over'])
      expect(await page.getByRole('button', { name, exact: true }).count(), name).toBe(0)
    await page.getByRole('button', { name: 'Not now' }).click()
    await page.locator('farstu-step-done').waitFor()
    expect(answered()).toEqual([{ step: 'offer', later: true }])
  })

  it('is left unseen where the device could keep none', async () => {
    const page = await openIn({ keeps: false, makes: false }, true)
    await page.locator('farstu-step-done').waitFor()
    expect(answered()).toEqual([{ step: 'offer', cannot: true }])
  })

  it('goes to the browser first where it may make one, and to its person where it makes none', async () => {
    const page = await openIn({ keeps: true, makes: true }, true)
    await page.getByRole('button', { name: 'Set up a passkey' }).waitFor()
    expect(await page.evaluate(() => (window as { asked?: string }).asked)).toBe('conditional')
    expect(answered()).toEqual([
      { step: 'offer', quietly: true },
      { step: 'passkey-enrol', other: true },
    ])
  })

  it('goes to its person at once in a browser that makes none by itself', async () => {
    const page = await openIn({ keeps: true, makes: false }, true)
    await page.getByRole('button', { name: 'Set up a passkey' }).waitFor()
    expect(answered()).toEqual([])
  })
})
