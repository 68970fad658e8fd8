/** What administrators do to people: in their portal, and to what all portals share. */
import { describe, expect, it } from 'vitest'
import type { PersonView } from '../../../api/contract/console/people-wire.ts'
import { asHost, PASSWORD } from '../../support/api/browser.ts'
import { DAY } from '../../support/api/clock.ts'
import { administrator, type ConsoleVisitor } from '../../support/api/console/console.ts'
import { giveRole, idOf, look, lookedAt, PEOPLE } from '../../support/api/console/console-people.ts'
import { actsIn, countIn, rowsIn, useServers } from '../../support/api/servers/servers.ts'
import { appCode, untilPassword, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER } from '../../support/api/test-server.ts'

const openServer = useServers()
const opened = (options?: Parameters<typeof lookedAt>[1]) => lookedAt(openServer, options)

describe('ending a role', () => {
  const membershipOf = async (visitor: ConsoleVisitor, path: string) =>
    (await look(visitor, path)).memberships[0]?.id ?? ''

  it('at once ends access and sessions at once', async () => {
    const { server, visitor, path, reporter } = await opened()
    const { sid } = (await asHost(server, '/v1/redeem', { code: reporter.done.code })).body
    const membership = await membershipOf(visitor, path)
    const reply = await visitor.post(`${path}/memberships/${membership}/end`)
    const view: PersonView = JSON.parse(reply.text)
    expect([reply.status, view.memberships[0]?.endedAt, view.sessions]).toEqual([
      200,
      new Date(server.clock.now()).toISOString(),
      [],
    ])
    expect((await asHost(server, '/v1/sessions/check', { sid })).body).toEqual({ active: false })
    expect(countIn(server, 'session', "portal_id = 'demo' and ended_at is null")).toBe(0)
    expect(
      view.activity
        .slice(0, 2)
        .map(({ act, actor }) => [act, actor])
        .sort(),
    ).toEqual([
      ['membership.ended', 'administrator'],
      ['sessions.ended', 'administrator'],
    ])
  })

  it('leaves sessions where another role is left', async () => {
    const { server, visitor, id, path } = await opened()
    await giveRole(server, id, { portalId: 'demo', unit: '0002' })
    await visitor.post(`${path}/memberships/${await membershipOf(visitor, path)}/end`)
    expect((await look(visitor, path)).sessions).toHaveLength(1)
  })

  it('on a day ends with it in the portal’s time zone, and never prolongs', async () => {
    const { server, visitor, path } = await opened()
    const membership = await membershipOf(visitor, path)
    const end = (lastDay: string) =>
      visitor.post(`${path}/memberships/${membership}/end`, { lastDay })
    const first: PersonView = JSON.parse((await end('2027-03-28')).text)
    const later: PersonView = JSON.parse((await end('2027-03-29')).text)
    // With that day, which the clock's change makes 23 hours long.
    const until = '2027-03-28T21:59:59.999Z'
    for (const { memberships, sessions } of [first, later]) {
      expect([memberships[0]?.until, memberships[0]?.endedAt]).toEqual([until, null])
      expect(sessions).toHaveLength(1)
    }
    for (const past of ['2027-01-31', '2027-02-30', '2027-02-03T10:00:00Z'])
      expect((await end(past)).body).toMatchObject({ code: 'invalid_input', fields: ['lastDay'] })
    expect(actsIn(server).filter((act) => act === 'membership.ended')).toHaveLength(1)
  })

  it('does nothing the second time', async () => {
    const { server, visitor, path } = await opened()
    const membership = await membershipOf(visitor, path)
    const first = await visitor.post(`${path}/memberships/${membership}/end`)
    server.clock.advance(1000)
    const second = await visitor.post(`${path}/memberships/${membership}/end`)
    expect(second.text).toBe(first.text)
  })

  it('takes no membership of somebody else, or of another portal', async () => {
    const { server, visitor, id, path } = await opened()
    await giveRole(server, id, { portalId: 'other' })
    const ids = rowsIn(server, "select id from membership where portal_id <> 'demo'")
    expect(ids.length).toBeGreaterThan(1)
    for (const { id: membership } of ids) {
      const reply = await visitor.post(`${path}/memberships/${membership}/end`)
      expect([reply.status, reply.body.code]).toEqual([404, 'not_found'])
    }
    expect(countIn(server, 'membership', 'ended_at is not null')).toBe(0)
  })
})

describe('ending sessions', () => {
  it('signs the person out of this portal alone, by helpdesk too', async () => {
    const { server, visitor, id, path } = await opened({ role: 'helpdesk' })
    await giveRole(server, id, { portalId: 'other' })
    const [session] = rowsIn(server, "select * from session where portal_id = 'demo'")
    await server.store.run(() =>
      server.store.sessions.add({
        id: 'elsewhere',
        browserHash: 'b',
        browser: null,
        system: null,
        network: null,
        tokenHash: 't',
        personId: id,
        portalId: 'other',
        acr: 'aal2',
        proofs: '[]',
        restsOn: '',
        authAt: server.clock.now(),
        createdAt: server.clock.now(),
        lastSeenAt: server.clock.now(),
        idleMs: DAY,
        endsAt: server.clock.now() + DAY,
        endedAt: null,
      }),
    )
    const reply = await visitor.post(`${path}/sessions/end`)
    expect([reply.status, JSON.parse(reply.text).sessions]).toEqual([200, []])
    const live = rowsIn(
      server,
      'select id from session where ended_at is null and person_id = ?',
      id,
    )
    expect([session?.person_id, live]).toEqual([id, [{ id: 'elsewhere' }]])
  })
})

describe('suspending', () => {
  it('ends every session, is told by mail, and keeps the person out until reopened', async () => {
    const { server, visitor, path, reporter } = await opened()
    const reply = await visitor.post(`${path}/suspend`)
    const view: PersonView = JSON.parse(reply.text)
    expect([reply.status, view.suspendedAt !== null, view.sessions]).toEqual([200, true, []])
    expect(view.activity[0]).toMatchObject({ act: 'person.suspended', actor: 'administrator' })
    server.clock.advance(60_000)
    const { browser, flow } = await untilTotp(server)
    const refused = await browser.answer(flow, {
      step: 'totp',
      code: appCode(server, reporter.secret),
    })
    expect(refused.text).toContain('suspended')
    server.clock.advance(1000)
    const reopened: PersonView = JSON.parse((await visitor.post(`${path}/reopen`)).text)
    expect([reopened.suspendedAt, reopened.activity[0]?.act]).toEqual([null, 'person.reopened'])
    await server.deliverMail()
    const subjects = server.mailer.sent
      .filter(({ to }) => to === REPORTER)
      .map((mail) => mail.subject)
    expect(subjects.slice(-2)).toEqual([
      'Your account is suspended (Personnel statistics)',
      'Your account is open again (Personnel statistics)',
    ])
  })

  it('is written and told once', async () => {
    const { server, visitor, path } = await opened()
    for (let round = 0; round < 3; round += 1) await visitor.post(`${path}/suspend`)
    expect(actsIn(server).filter((act) => act === 'person.suspended')).toHaveLength(1)
    expect(countIn(server, 'outbox', "template = 'account-suspended'")).toBe(1)
  })

  it('while somebody signs in leaves no session, whoever comes first', async () => {
    const { server, visitor, id, path, reporter } = await opened()
    for (let round = 0; round < 5; round += 1) {
      server.clock.advance(60_000)
      const { browser, flow } = await untilTotp(server)
      const code = appCode(server, reporter.secret)
      const [suspended] = await Promise.all(
        round % 2 === 0
          ? [visitor.post(`${path}/suspend`), browser.answer(flow, { step: 'totp', code })]
          : [browser.answer(flow, { step: 'totp', code }), visitor.post(`${path}/suspend`)],
      )
      expect(suspended.status).toBeLessThan(500)
      expect(countIn(server, 'session', `ended_at is null and person_id = '${id}'`)).toBe(0)
      await visitor.post(`${path}/reopen`)
    }
  })

  it('is refused where the person has a role in a portal that is not theirs', async () => {
    const { server, visitor, id, path } = await opened()
    await giveRole(server, id, { portalId: 'other' })
    for (const act of ['suspend', 'reopen']) {
      const reply = await visitor.post(`${path}/${act}`)
      expect([reply.status, reply.body.code]).toEqual([403, 'forbidden'])
    }
    expect(countIn(server, 'person', 'suspended_at is not null')).toBe(0)
  })

  it('is allowed to whoever has the right in every portal', async () => {
    const { server, id, path } = await opened()
    await giveRole(server, id, { portalId: 'other' })
    const owner = await administrator(server)
    const reply = await owner.post(`${path}/suspend`)
    expect(reply.status).toBe(200)
  })

  it('is not for helpdesk or auditors', async () => {
    const { server, path } = await opened()
    for (const role of ['helpdesk', 'auditor'] as const) {
      const visitor = await administrator(server, { role })
      expect((await visitor.post(`${path}/suspend`)).body.code).toBe('forbidden')
    }
  })

  it('keeps the session of nobody: a password that was right is of no use afterwards', async () => {
    const { server, visitor, path } = await opened()
    server.clock.advance(60_000)
    const { browser, flow } = await untilPassword(server)
    await visitor.post(`${path}/suspend`)
    const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(reply.text).not.toContain('"name":"done"')
  })
})

describe('whoever acts', () => {
  it('never acts on themselves', async () => {
    const { server, visitor } = await opened()
    const self = idOf(server, 'administrator@example.org')
    await giveRole(server, self, { portalId: 'demo' })
    const path = `${PEOPLE}/${self}`
    const view = await look(visitor, path)
    expect(view.mayChangeShared).toBe(false)
    for (const act of ['suspend', 'sessions/end', `memberships/${view.memberships[0]?.id}/end`])
      expect([act, (await visitor.post(`${path}/${act}`)).body.code]).toEqual([act, 'forbidden'])
  })

  it('never acts on a role above theirs', async () => {
    const { server, visitor } = await opened()
    await administrator(server)
    const id = idOf(server, 'owner@example.org')
    await giveRole(server, id, { portalId: 'demo' })
    const path = `${PEOPLE}/${id}`
    const view = await look(visitor, path)
    expect(view.mayChangeShared).toBe(false)
    for (const act of ['suspend', 'sessions/end', `memberships/${view.memberships[0]?.id}/end`])
      expect([act, (await visitor.post(`${path}/${act}`)).body.code]).toEqual([act, 'forbidden'])
  })

  it('acts on a role below theirs, in the portal that both have it in', async () => {
    const { server, visitor } = await opened()
    await administrator(server, { role: 'helpdesk' })
    const id = idOf(server, 'helpdesk@example.org')
    await giveRole(server, id, { portalId: 'demo' })
    expect((await look(visitor, `${PEOPLE}/${id}`)).mayChangeShared).toBe(true)
    expect((await visitor.post(`${PEOPLE}/${id}/suspend`)).status).toBe(200)
  })
})
