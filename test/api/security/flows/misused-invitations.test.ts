/**
 * The attacker has somebody's invitation link (forwarded, or read in a log) or knows who was invited,
 * and wants the account, another role, or another portal with it. The link names an invitation and
 * authorises nothing: mailbox, portal, unit and role were bound when it was sent, and what is proven
 * is that mailbox.
 */
import { describe, expect, it } from 'vitest'
import {
  asHost,
  createBrowser,
  onboardUntil,
  PASSWORD,
  stepOf,
} from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { addOtherPortal, countIn, useServers } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
const ATTACKER = 'attacker@example.org'

async function byLink(server: TestServer, token: string) {
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  return { browser, flow }
}

describe('T-024: an invitation', () => {
  it('is accepted with no other mailbox than the invited one', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const { browser, flow } = await byLink(server, token)
    const named = await browser.answer(flow, { step: 'identify', address: ATTACKER })
    expect([named.body.code, stepNameOf(named)]).toEqual(['step_changed', 'email-code'])
    const started = { journey: 'invitation', invitation: token, address: ATTACKER } as const
    const again = (await createBrowser(server).start(started)).body
    expect(again.who?.address).toBe('r•••@example.org')
    await browser.answer(flow, { step: 'email-code', send: true })
    await server.deliverMail()
    expect(server.mailer.sent.filter(({ to }) => to === ATTACKER)).toEqual([])
  })

  it('gives the role that was invited to, whatever else is sent along', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const browser = createBrowser(server)
    const start = { portal: 'demo', journey: 'invitation', invitation: token, role: 'owner' }
    expect((await browser.send('POST', '/v1/flows', start)).status).toBe(422)
    const { flow } = await onboardUntil(server, browser, 'register', token)
    const answer = { step: 'register', firstName: 'A', lastName: 'B', role: 'owner' }
    const reply = await browser.send('POST', `/v1/flows/${flow}/answer`, { answer })
    expect(reply.body).toMatchObject({ code: 'invalid_input' })
    server.clock.advance(2 * MINUTE)
    const { reply: ended } = await onboardUntil(server, createBrowser(server), 'done', token)
    const { code } = stepOf(ended, 'done')
    const { memberships } = (await asHost(server, '/v1/redeem', { code })).body
    expect(memberships).toMatchObject([{ unitExternalId: '0001', role: 'reporter' }])
  })

  it('of one portal opens nothing in another', async () => {
    const server = await openServer()
    await addOtherPortal(server, { origins: [server.portalUrl] })
    const { token } = await server.invite()
    const asked = { portal: 'other', journey: 'invitation', invitation: token } as const
    const reply = await createBrowser(server).start(asked)
    expect(reply.body).toMatchObject({
      who: null,
      step: { name: 'denied', reason: 'invitation-unknown' },
    })
  })
})

describe('T-028: an account prepared for somebody else', () => {
  it('cannot be begun with the link alone: nothing exists before the mailbox is proven', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const { browser, flow } = await byLink(server, token)
    for (const answer of [
      { step: 'register', firstName: 'A', lastName: 'B' },
      { step: 'new-password', password: PASSWORD },
      { step: 'totp-enrol', code: '123456' },
      { step: 'accept' },
    ] as const)
      expect((await browser.answer(flow, answer)).body.code).toBe('step_changed')
    expect([countIn(server, 'person'), countIn(server, 'method')]).toEqual([0, 0])
  })

  it('is nothing any more once its owner has proven the mailbox and begun anew', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    const attacker = createBrowser(server)
    const planted = await onboardUntil(server, attacker, 'notice', token)
    server.clock.advance(2 * MINUTE)
    const { browser, flow } = await byLink(server, token)
    await browser.answer(flow, { step: 'email-code', send: true })
    await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
    stepOf(await browser.answer(flow, { step: 'totp', restart: true }), 'register')
    expect((await attacker.see(planted.flow)).body.code).toBe('flow_not_found')
    const shown = await browser.answer(flow, { step: 'register', firstName: 'A', lastName: 'B' })
    const foreign = appCode(server, planted.secret)
    const reply = await browser.answer(flow, { step: 'totp-enrol', code: foreign })
    expect(reply.body.code).toBe('wrong_code')
    expect(stepOf(shown, 'totp-enrol').secret).not.toBe(planted.secret)
    expect(countIn(server, 'method', "state = 'active'")).toBe(0)
    expect(countIn(server, 'person', `email = '${REPORTER}'`)).toBe(1)
  })
})
