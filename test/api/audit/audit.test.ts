import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { TOLD_ACTS } from '../../../api/contract/plain/account/told-acts.ts'
import { Unavailable } from '../../../api/ports/unavailable.ts'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { asHost, createBrowser, enrolled, onboardUntil, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import {
  actsIn,
  addOtherPortal,
  countIn,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import {
  appCode,
  otherThan,
  stepNameOf,
  untilPassword,
  untilTotp,
} from '../../support/api/sign-ins.ts'

const openServer = useServers()

describe('the audit log', () => {
  it('tells an enrolment from the invitation to the redeemed code', async () => {
    const { server, done } = await openEnrolled(openServer)
    await asHost(server, '/v1/redeem', { code: done.code })
    expect(actsIn(server)).toEqual([
      'portal.added',
      'invitation.sent',
      'code.sent',
      'mailbox.proven',
      'method.added',
      'password.set',
      'notice.accepted',
      'session.started',
      'invitation.completed',
      'code.redeemed',
    ])
  })

  it('tells wrong answers, replays and locks', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const from = actsIn(server).length
    const { browser, flow } = await untilPassword(server)
    for (let guess = 0; guess < 10; guess++)
      await browser.answer(flow, { step: 'password', password: 'not the one at all' })
    server.clock.advance(MINUTE)
    const second = await untilTotp(server)
    const code = otherThan(appCode(server, secret))
    await second.browser.answer(second.flow, { step: 'totp', code })
    const acts = actsIn(server).slice(from)
    expect(acts.filter((act) => act === 'password.wrong')).toHaveLength(9)
    expect(acts.filter((act) => act === 'method.wrong')).toHaveLength(1)
    expect(acts.filter((act) => act === 'method.locked')).toHaveLength(1)
  })

  it('tells a name corrected, an invitation revoked and a session ended by whom', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = await onboardUntil(server, browser, 'register')
    await browser.answer(flow, { step: 'register', firstName: 'Other', lastName: 'Name' })
    const [invitation] = await server.domain.invitations.list('demo')
    await server.domain.invitations.revoke(invitation?.id ?? '')
    expect(actsIn(server)).toEqual(expect.arrayContaining(['person.renamed', 'invitation.revoked']))

    const other = await openServer()
    const first = await enrolled(other)
    const { sid } = (await asHost(other, '/v1/redeem', { code: first.done.code })).body
    await asHost(other, '/v1/sessions/end', { sid })
    const ended = rowsIn(
      other,
      "select actor_type, target_id from audit_event where act = 'session.ended'",
    )
    expect(ended).toEqual([{ actor_type: 'host', target_id: sid }])
  })

  it('tells that a sign-in ended the session before it', async () => {
    const { server, secret, browser } = await openEnrolled(openServer)
    server.clock.advance(MINUTE)
    const { flow } = await untilTotp(server, { browser })
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(actsIn(server).filter((act) => act === 'session.ended')).toHaveLength(1)
  })

  it('tells of somebody who signed in and has no role', async () => {
    const { server } = await openEnrolled(openServer)
    await addOtherPortal(server, {
      origins: [server.portalUrl],
      policy: { level: 'aal1' },
      notices: {},
    })
    const { reply } = await untilTotp(server, { portal: 'other' })
    expect(stepOf(reply, 'denied').reason).toBe('no-membership')
    expect(actsIn(server).filter((act) => act === 'journey.denied')).toHaveLength(1)
  })

  it('tells whose journey was denied, where it was the answer that said so', async () => {
    const server = await openServer()
    const until = server.clock.now() + 10 * MINUTE
    const role = { unitExternalId: '0001', role: 'reporter', until }
    const { token } = await server.invite({ roles: [role] })
    const browser = createBrowser(server)
    await onboardUntil(server, browser, 'done', token)
    server.clock.advance(11 * MINUTE)
    const { flow } = (await browser.start()).body
    const reply = await browser.answer(flow, { step: 'identify', continue: true })
    expect(stepOf(reply, 'denied').reason).toBe('no-membership')
    const told = "select target_type, target_id from audit_event where act = 'journey.denied'"
    const [{ id } = { id: '' }] = rowsIn(server, 'select id from person')
    expect(rowsIn(server, told)).toEqual([{ target_type: 'person', target_id: id }])
  })

  it('holds a digest of salted details beside each event', async () => {
    const { server } = await openEnrolled(openServer)
    const events = rowsIn(
      server,
      'select digest, salt, details from audit_event join audit_detail on event_id = id',
    )
    expect(events.length).toBe(countIn(server, 'audit_event'))
    for (const { digest, salt, details } of events) {
      const expected = createHash('sha256').update(`${salt}${details}`).digest('base64url')
      expect(digest).toBe(expected)
    }
    expect(new Set(events.map(({ salt }) => salt)).size).toBe(events.length)
  })

  it('has nothing of what was rolled back', async () => {
    let isBroken = false
    const server = await openServer({
      replace: ({ store }) => ({
        store: {
          ...store,
          outbox: {
            ...store.outbox,
            add: (mail) => {
              if (isBroken) throw new Unavailable('The disk is full')
              return store.outbox.add(mail)
            },
          },
        },
      }),
    })
    const browser = createBrowser(server)
    const { flow, reply } = await onboardUntil(server, browser, 'notice')
    const before = actsIn(server)
    isBroken = true
    const { document, version, hash } = stepOf(reply, 'notice')
    const answer = { step: 'notice', document, version, hash } as const
    expect((await browser.answer(flow, answer)).status).toBe(503)
    expect(actsIn(server)).toEqual([...before, 'notice.accepted'])
    expect([countIn(server, 'session'), countIn(server, 'membership')]).toEqual([0, 0])
    isBroken = false
    expect(stepNameOf(await browser.see(flow))).toBe('done')
  })

  it('holds no address, code or secret in its details', async () => {
    const { server, secret } = await openEnrolled(openServer)
    const details = JSON.stringify(rowsIn(server, 'select * from audit_detail, audit_event'))
    for (const hidden of ['reporter@', 'example.org', secret, server.portalSecret])
      expect(details).not.toContain(hidden)
  })
})

describe('a code that is refused', () => {
  it('is not written down, when it is a secret of another kind', async () => {
    const server = await openServer()
    const { token } = await server.invite()
    await asHost(server, '/v1/redeem', { code: token })
    const targets = rowsIn(server, 'select target_id from audit_event').map((row) => row.target_id)
    expect(targets).not.toContain(token)
    expect(actsIn(server)).toContain('code.refused')
  })
})

it.each(['sv', 'en', 'fi'])(
  'the console has words in %s for all that people are told of themselves',
  (tag) => {
    const catalogue = readFileSync(
      new URL(`../../../console/words/${tag}.json`, import.meta.url),
      'utf8',
    )
    const { acts } = JSON.parse(catalogue).person
    const missing = TOLD_ACTS.filter((act) => {
      const [subject = '', done = ''] = act.split('.')
      return typeof acts[subject]?.[done] !== 'string'
    })
    expect(missing).toEqual([])
  },
)
