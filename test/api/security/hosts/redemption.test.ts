/**
 * The attacker catches the one-time code on its way through the page and tries to be quicker, later,
 * or another host. The code is bound to one portal and one session, lives a minute, works once; a
 * second redemption is refused and written down, and ends nothing: otherwise stealing a used code
 * would be a way to sign people out.
 */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { asHost, createBrowser, enrolled, PASSWORD } from '../../../support/api/browser.ts'
import { SECOND } from '../../../support/api/clock.ts'
import {
  addOtherPortal,
  ENGINES,
  rowsIn,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import { appCode } from '../../../support/api/sign-ins.ts'

describe.each(ENGINES)('one code redeemed fifty times at once, on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('is redeemed once', async () => {
    const server = await openServer()
    const { done } = await enrolled(server)
    const redeem = () => asHost(server, '/v1/redeem', { code: done.code })
    const replies = await Promise.all(Array.from({ length: 50 }, redeem))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(49)
  })
})

describe('a redemption code', () => {
  const openServer = useServers()

  it('T-026: is refused the second time, which is written down and ends nothing', async () => {
    const { server, done } = await openEnrolled(openServer)
    const first = await asHost(server, '/v1/redeem', { code: done.code })
    const second = await asHost(server, '/v1/redeem', { code: done.code })
    expect([first.status, second.status]).toEqual([200, 422])
    expect(second.body.code).toBe('code_refused')
    const check = await asHost(server, '/v1/sessions/check', { sid: first.body.sid })
    expect(check.body.active).toBe(true)
    const [id] = (done.code ?? '').split('.')
    const events = rowsIn(server, 'select act from audit_event where target_id = ?', id)
    expect(events.map(({ act }) => act)).toEqual(['code.redeemed', 'code.refused'])
  })

  it('T-059: of one portal is refused to another, and still good for its own', async () => {
    const server = await openServer()
    const foreign = await addOtherPortal(server)
    const { done } = await enrolled(server)
    const stolen = await asHost(server, '/v1/redeem', { code: done.code }, foreign)
    expect([stolen.status, stolen.body.code]).toEqual([422, 'code_refused'])
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(200)
  })

  it.each([
    ['59 seconds', 59, 200],
    ['61 seconds', 61, 422],
  ])('T-021: after %s is answered with the status expected', async (_what, seconds, status) => {
    const { server, done } = await openEnrolled(openServer)
    server.clock.advance(seconds * SECOND)
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(status)
  })

  it('T-051: is refused after sign-out', async () => {
    const { server, done, browser } = await openEnrolled(openServer)
    await browser.signOut()
    expect((await asHost(server, '/v1/redeem', { code: done.code })).status).toBe(422)
  })

  it.each([
    ['its id alone', (id: string) => id],
    ['its id with another secret', (id: string) => `${id}.${'A'.repeat(43)}`],
    ['its secret under another id', (_id: string, secret: string) => `${'A'.repeat(22)}.${secret}`],
    ['its secret alone', (_id: string, secret: string) => `.${secret}`],
    ['a point', () => '.'],
    ['SQL', (id: string) => `${id}' or 1=1 --.x`],
  ])('does not work as %s', async (_what, forge) => {
    const { server, done } = await openEnrolled(openServer)
    const [id = '', secret = ''] = (done.code ?? '').split('.')
    expect((await asHost(server, '/v1/redeem', { code: forge(id, secret) })).status).toBe(422)
  })

  it('needs a live portal secret, sent as a bearer token', async () => {
    const { server, done } = await openEnrolled(openServer)
    const secret = server.portalSecret
    const wrong = ['', 'Bearer', `Basic ${secret}`, secret, `Bearer ${secret}A`, `bearer ${secret}`]
    for (const authorization of wrong) {
      const response = await server.app.request('/v1/redeem', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: authorization },
        body: JSON.stringify({ code: done.code }),
      })
      expect([authorization, response.status]).toEqual([authorization, 401])
    }
  })

  it('is not made when the host gave no state to bind it to', async () => {
    const { server, secret } = await openEnrolled(openServer)
    server.clock.advance(60 * SECOND)
    const browser = createBrowser(server)
    const started = await browser.send('POST', '/v1/flows', { portal: 'demo', journey: 'sign-in' })
    const { flow } = started.body
    await browser.answer(flow, { step: 'identify', address: 'reporter@example.org' })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(reply.body.step).toMatchObject({ name: 'done', code: null, state: null })
  })
})
