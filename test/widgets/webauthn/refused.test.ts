/** A passkey that was removed here, and is offered by the browser still: what becomes of it once its person is in. */
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PATIENCE } from '../../support/patience.ts'
import { ACCOUNT } from '../support/accounts.ts'
import { useStage } from '../support/browser.ts'
import { CHALLENGE, IN_A_MANAGER, plug, REQUEST } from '../support/credentials.ts'
import { alert, press, stepsOn } from '../support/steps.ts'
import { problemOf, stepOf, viewOf } from '../support/views.ts'

const stage = useStage()
const steps = stepsOn(stage)
/** A challenge is right once. */
const OTHER = `B${CHALLENGE.slice(1)}`

describe('a passkey that is refused, and was removed here', () => {
  interface Told {
    readonly told: unknown[]
  }
  const listen = (page: Page) =>
    page.evaluate(() => {
      const told: unknown[] = []
      const tell = async (about: unknown) => void told.push(about)
      Object.assign(window, { told })
      Object.assign(PublicKeyCredential, {
        signalAllAcceptedCredentials: tell,
        signalCurrentUserDetails: tell,
        signalUnknownCredential: tell,
      })
    })
  const toldIn = (page: Page) => page.evaluate(() => (window as unknown as Told).told)
  const { rpId, userId, credentials } = ACCOUNT.signals

  const refused = async () => {
    const page = await steps.openAnew('passkey')
    await (await plug(page, IN_A_MANAGER)).hold()
    await listen(page)
    steps.meet(problemOf('credential_refused'))
    await press(page, 'Use passkey')
    expect(await alert(page)).toContain('It was not accepted')
    return page
  }

  it('is told to the browser as one that is none, once its person has signed in by another way', async () => {
    const page = await refused()
    expect(await toldIn(page)).toEqual([])
    const next = viewOf(stepOf('passkey', { options: { ...REQUEST, challenge: OTHER } }))
    stage.standIn.play(({ path }) => {
      if (path === 'account/read') return ACCOUNT
      return path.endsWith('/answer') ? viewOf('done') : next
    })
    await press(page, 'Use passkey')
    await page.locator('farstu-step-done').waitFor()
    await expect
      .poll(() => toldIn(page), { timeout: PATIENCE })
      .toContainEqual({ rpId, userId, allAcceptedCredentialIds: credentials })
  })

  it('whoever had none refused is asked for nothing more', async () => {
    const page = await steps.openAnew('passkey')
    await (await plug(page, IN_A_MANAGER)).hold()
    await listen(page)
    stage.standIn.play(() => viewOf('done'))
    await press(page, 'Use passkey')
    await page.locator('farstu-step-done').waitFor()
    expect(stage.standIn.calls.filter(({ path }) => path === 'account/read')).toEqual([])
    expect(await toldIn(page)).toEqual([])
  })
})
