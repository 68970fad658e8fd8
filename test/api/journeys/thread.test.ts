import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  asHost,
  createBrowser,
  enrolled,
  onboardUntil,
  signIn,
  stepOf,
} from '../../support/api/browser.ts'
import { createTestServer, REPORTER, type TestServer } from '../../support/api/test-server.ts'

/** The whole thread over HTTP: invited, enrolled, inside, out, and in again. */
describe('from invitation to application', () => {
  let server: TestServer
  beforeEach(async () => {
    server = await createTestServer()
  })
  afterEach(() => server.close())

  it('an invited person ends inside the portal with two factors', async () => {
    const { done, browser } = await enrolled(server)
    expect(done).toMatchObject({
      acr: 'aal2',
      amr: ['otp', 'pwd', 'mfa'],
      state: 'state-of-the-host',
    })
    const redeemed = await asHost(server, '/v1/redeem', { code: done.code })
    expect(redeemed.status).toBe(200)
    expect(redeemed.body).toMatchObject({
      person: { email: REPORTER, firstName: 'Test', lastName: 'Reporter' },
      memberships: [
        { unit: 'Example Town', unitExternalId: '0001', role: 'reporter', until: null },
      ],
      acr: 'aal2',
      state: 'state-of-the-host',
    })
    expect(browser.jar.size).toBe(2)
  })

  it('the same person signs in with password and code', async () => {
    const { secret, browser } = await enrolled(server)
    await browser.signOut()
    const { done } = await signIn(server, secret, browser)
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect(body.acr).toBe('aal2')
    const check = await asHost(server, '/v1/sessions/check', { sid: body.sid })
    expect(check.body).toMatchObject({ active: true, acr: 'aal2' })
  })

  it('steps are counted, and resume where they were', async () => {
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'new-password')
    expect(reply.body.progress).toEqual({ at: 4, of: 5 })
    expect(stepOf(await browser.see(flow), 'new-password').address).toBe(REPORTER)
  })

  it('a page loaded anew brings a new state, and that is what its host gets back', async () => {
    const browser = createBrowser(server)
    const { reply, flow } = await onboardUntil(server, browser, 'notice')
    await browser.see(flow, 'state-of-the-reloaded-page')
    const { document, version, hash } = stepOf(reply, 'notice')
    const done = stepOf(
      await browser.answer(flow, { step: 'notice', document, version, hash }),
      'done',
    )
    const { body } = await asHost(server, '/v1/redeem', { code: done.code })
    expect([done.state, body.state]).toEqual(Array(2).fill('state-of-the-reloaded-page'))
  })
})
