/**
 * The attacker posts reports of their own, to make mails look delivered that are not, or addresses
 * look dead that are alive. Only what the provider signed, lately, over exactly these bytes is believed;
 * and what is believed says nothing back, not even whether we know the mail.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { createMailWorker } from '../../../../api/worker/mail-worker.ts'
import { createFaultyStore, type FaultyStore } from '../../../support/api/servers/faults.ts'
import { actsIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import {
  bounceOf,
  postReport,
  reportOn,
  resendReader,
  signatureOver,
} from '../../../support/mail/resend-webhook.ts'

const openServer = useServers()
const MAIL = { providerId: 'resend-1' }
const OTHER_SECRET = `whsec_${Buffer.alloc(24, 8).toString('base64')}`
/** What another implementation of the scheme signs an event with, at the clock's start. */
const KNOWN = {
  body: '{"type":"email.sent"}',
  headers: {
    'svix-id': 'msg_1',
    'svix-timestamp': '1801468805',
    'svix-signature': 'v1,hPMF2zxMcqHiPbfcm3sXdBjb/i7JcvpcgwUzLtV2a60=',
  },
}

let server: TestServer
let faults: FaultyStore
beforeEach(async () => {
  server = await openServer({
    mailReportReader: resendReader,
    replace: ({ store }) => {
      faults = createFaultyStore(store)
      return { store: faults.store }
    },
  })
  await invitationHandedOver()
})

/** One letter, handed over as `resend-1`. */
async function invitationHandedOver() {
  const invited = await server.domain.invitations.invite({
    portalId: 'demo',
    email: REPORTER,
    firstName: 'Test',
    lastName: 'Reporter',
    inviterName: 'Example Agency',
    roles: [{ unitExternalId: null, role: 'reporter', until: null }],
  })
  const worker = createMailWorker({
    ...server.services,
    mailer: { send: async () => MAIL },
    senderAddress: server.services.mailSender,
  })
  await worker.runOnce()
  return invited
}

const mailIn = () => rowsIn(server, 'select id, state, reported_at from outbox')[0]
const stateNow = () => mailIn()?.state
const bounces = () => actsIn(server).filter((act) => act === 'mail.bounced')

const DELIVERED = reportOn(MAIL, 'email.delivered')
const BOUNCED = reportOn(MAIL, 'email.bounced', bounceOf('Permanent'))

describe('T-097: a report that the provider signed', () => {
  it('is told as delivered', async () => {
    expect(await postReport(server, DELIVERED)).toEqual({ status: 200, text: '' })
    expect(mailIn()).toMatchObject({ state: 'delivered', reported_at: server.clock.now() })
  })

  it('as any implementation of the scheme signs it is taken', async () => {
    expect((await postReport(server, KNOWN.body, KNOWN.headers)).status).toBe(200)
  })

  it.each([
    ['email.bounced', bounceOf('Permanent'), 'bounced'],
    ['email.bounced', bounceOf('Undetermined'), 'bounced'],
    ['email.bounced', {}, 'bounced'],
    ['email.bounced', bounceOf('Transient'), 'handed-over'],
    ['email.failed', { failed: { reason: 'reached_daily_quota' } }, 'refused'],
    ['email.suppressed', {}, 'refused'],
    ['email.complained', {}, 'handed-over'],
    ['email.delivery_delayed', {}, 'handed-over'],
    ['email.sent', {}, 'handed-over'],
    ['email.opened', {}, 'handed-over'],
    ['toString', {}, 'handed-over'],
  ])('of %s %j leaves the mail as %s', async (type, data, state) => {
    expect(await postReport(server, reportOn(MAIL, type, data))).toEqual({ status: 200, text: '' })
    expect(stateNow()).toBe(state)
  })

  it('of a bounce stands once in the audit log, on the invitation that was mailed', async () => {
    for (let time = 0; time < 3; time++) await postReport(server, BOUNCED)
    const [{ id } = {}] = rowsIn(server, 'select id from invitation')
    const events = rowsIn(server, "select * from audit_event where act = 'mail.bounced'")
    expect(events).toMatchObject([
      { target_type: 'invitation', target_id: id, portal_id: 'demo', actor_type: 'system' },
    ])
  })

  it.each([
    ['a bounce after the delivery wins', [DELIVERED, BOUNCED], 'bounced'],
    ['a delivery after the bounce does not', [BOUNCED, DELIVERED], 'bounced'],
    ['a delivery told twice is one', [DELIVERED, DELIVERED], 'delivered'],
  ])('in whatever order: %s', async (_what, reports, state) => {
    for (const report of reports) {
      expect((await postReport(server, report)).status).toBe(200)
      server.clock.advance(1000)
    }
    expect(stateNow()).toBe(state)
    expect(bounces()).toHaveLength(state === 'bounced' ? 1 : 0)
  })

  it('that overtakes the answer to the mail finds it by the name that we gave it', async () => {
    const id = String(mailIn()?.id)
    const early = reportOn({ providerId: 'resend-2', id }, 'email.bounced', bounceOf('Permanent'))
    await postReport(server, early)
    expect(stateNow()).toBe('bounced')
  })

  it('is one of two signatures while the secret is being replaced', async () => {
    const right = signatureOver(DELIVERED, server.clock.now())
    const other = signatureOver(DELIVERED, server.clock.now(), OTHER_SECRET)
    const both = `${other['svix-signature']} ${right['svix-signature']}`
    await postReport(server, DELIVERED, { ...right, 'svix-signature': both })
    expect(stateNow()).toBe('delivered')
  })

  it.each([
    ['a mail of somebody else', reportOn({ providerId: 'resend-9', id: 'x' }, 'email.bounced')],
    ['an empty name', reportOn({ providerId: '', id: '' }, 'email.bounced')],
    ['something else', JSON.stringify({ type: 'contact.created', data: { id: 'c1' } })],
    ['nothing that can be read', '{'],
    ['nothing', ''],
  ])('on %s is answered as any other, and changes nothing', async (_what, body) => {
    expect(await postReport(server, body)).toEqual({ status: 200, text: '' })
    expect([stateNow(), bounces()]).toEqual(['handed-over', []])
  })

  it('is asked for again when the database does not answer', async () => {
    faults.break()
    expect((await postReport(server, BOUNCED)).status).toBe(503)
    faults.mend()
    expect(stateNow()).toBe('handed-over')
    await postReport(server, BOUNCED)
    expect(stateNow()).toBe('bounced')
  })

  it('is counted by its outcome, and names nobody in the log', async () => {
    server.logLines.length = 0
    await postReport(server, DELIVERED)
    await postReport(server, BOUNCED)
    await postReport(server, reportOn(MAIL, 'email.complained'))
    const figures = await (await server.app.request(`${server.publicUrl}/metrics`)).text()
    for (const outcome of ['delivered', 'bounced', 'complained'])
      expect(figures).toContain(`farstu_mails_total{outcome="${outcome}"} 1`)
    expect(server.logLines.join('')).not.toMatch(/reporter@|123456|whsec/)
  })
})

describe('T-097: a report that nobody signed, or somebody else', () => {
  const signed = () => signatureOver(BOUNCED, server.clock.now())
  const at = (ms: number) => signatureOver(BOUNCED, server.clock.now() + ms)

  const FORGED: readonly [string, () => Readonly<Record<string, string>>][] = [
    ['no signature at all', () => ({})],
    ['no id', () => ({ ...signed(), 'svix-id': '' })],
    ['another id', () => ({ ...signed(), 'svix-id': 'msg_2' })],
    ['no time', () => ({ ...signed(), 'svix-timestamp': '' })],
    ['another time', () => ({ ...signed(), 'svix-timestamp': at(1000)['svix-timestamp'] })],
    ['a time that is none', () => ({ ...signed(), 'svix-timestamp': '1e9' })],
    ['a signature of six minutes ago', () => at(-6 * 60_000)],
    ['a signature of the future', () => at(6 * 60_000)],
    ['an empty signature', () => ({ ...signed(), 'svix-signature': '' })],
    ['a bare version', () => ({ ...signed(), 'svix-signature': 'v1,' })],
    [
      'another version',
      () => ({ ...signed(), 'svix-signature': signed()['svix-signature'].replace('v1', 'v1a') }),
    ],
    ["another's secret", () => signatureOver(BOUNCED, server.clock.now(), OTHER_SECRET)],
    ['an empty secret', () => signatureOver(BOUNCED, server.clock.now(), 'whsec_')],
  ]

  it.each(FORGED)('%s: is refused and changes nothing', async (_what, headers) => {
    const reply = await postReport(server, BOUNCED, headers())
    expect([reply.status, JSON.parse(reply.text).code]).toEqual([401, 'unauthorized'])
    expect([stateNow(), bounces()]).toEqual(['handed-over', []])
  })

  it('and that was changed on the way is refused', async () => {
    const headers = signatureOver(DELIVERED, server.clock.now())
    expect((await postReport(server, BOUNCED, headers)).status).toBe(401)
    expect((await postReport(server, `${DELIVERED} `, headers)).status).toBe(401)
    expect(stateNow()).toBe('handed-over')
  })

  it('has nowhere to go where no provider reports', async () => {
    const silent = await openServer()
    expect((await postReport(silent, BOUNCED)).status).toBe(404)
  })
})
