/**
 * The attacker works at the helpdesk, or has taken over the place of somebody who does: alone, as two, or with a
 * right that is about to end.
 */
import { describe, expect, it } from 'vitest'
import { administrator } from '../../../support/api/console/console.ts'
import { giveRole, idOf, PEOPLE } from '../../../support/api/console/console-people.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  mailedTo,
  newestAct,
  RESET,
  seenBy,
  verified,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

const type = ({ agent, path }: Pick<Call, 'agent' | 'path'>, code: string) =>
  agent.post(`${path}/caller/verify`, { code })

const decide = (
  by: Call['agent'],
  { path }: Pick<Call, 'path'>,
  what: { readonly act: string; readonly how: string },
) => by.post(`${path}/helpdesk/${what.act}/${what.how}`)

describe('R-61: an agent', () => {
  it('helps neither themselves nor an equal, nor anybody above', async () => {
    const call = await atTheHelpdesk(openServer)
    await administrator(call.server)
    for (const address of ['helpdesk@example.org', 'second@example.org', 'owner@example.org']) {
      const id = idOf(call.server, address)
      await giveRole(call.server, id, { portalId: 'demo' })
      const path = `${PEOPLE}/${id}`
      const view = await seenBy(call.agent, { path })
      expect(view.helpdesk.mayHelp).toBe(false)
      const app = view.methods.find(({ kind }) => kind === 'totp')?.id ?? ''
      const acts = [
        ['methods', () => call.agent.post(`${path}/methods/${app}/suspend`, WHY)],
        ['mail', () => call.agent.post(`${path}/caller/mail`)],
        ['verify', () => type({ agent: call.agent, path }, '1234-5678')],
        ['reset', () => call.agent.post(`${path}/reset`, RESET)],
        ['pass', () => call.agent.post(`${path}/pass`, WHY)],
        ['revoke', () => call.agent.post(`${path}/pass/revoke`)],
      ] as const
      for (const [what, act] of acts)
        expect([address, what, heard(await act())]).toEqual([address, what, [403, 'forbidden']])
    }
  })

  it('does not approve what they asked for', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const reply = await decide(call.agent, call, { act: await newestAct(call), how: 'approve' })
    expect(heard(reply)).toEqual([403, 'same_agent'])
  })

  it('who is two in one browser approves nothing', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const act = await newestAct(call)
    const { store } = call.server
    const [row] = await store.run(() => store.helpdeskActs.ofPerson(call.id, 1))
    const second = idOf(call.server, 'second@example.org')
    await store.atomically(function* () {
      const [own] = yield* store.sessions.liveOf(second, 'console', call.server.clock.now())
      if (!own || !row) throw new Error('Nothing is there')
      const id = 'in-the-same-browser'
      yield* store.helpdeskActs.add({ ...row, id, agentBrowser: own.browserHash })
    })
    const same = await decide(call.second, call, { act: 'in-the-same-browser', how: 'approve' })
    expect(heard(same)).toEqual([403, 'same_agent'])
    expect(heard(await decide(call.second, call, { act, how: 'approve' }))).toEqual([200])
  })

  it('whose role has ended meanwhile has asked for nothing', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const act = await newestAct(call)
    const { store, clock } = call.server
    const agentId = idOf(call.server, 'helpdesk@example.org')
    await store.atomically(function* () {
      for (const { id } of yield* store.people.memberships(agentId))
        yield* store.people.endMembership(id, clock.now())
    })
    const reply = await decide(call.second, call, { act, how: 'approve' })
    expect(heard(reply)).toEqual([409, 'changed_meanwhile'])
    expect((await seenBy(call.second, call)).methods.map(({ state }) => state)).not.toContain(
      'removed',
    )
  })

  it('whose second agent has lost their role carries nothing out', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    expect(heard(await decide(call.second, call, { act, how: 'approve' }))).toEqual([200])
    const { store, clock } = call.server
    const second = idOf(call.server, 'second@example.org')
    await store.atomically(function* () {
      for (const { id } of yield* store.people.memberships(second))
        yield* store.people.endMembership(id, clock.now())
    })
    const reply = await decide(call.agent, call, { act, how: 'carry-out' })
    expect(heard(reply)).toEqual([409, 'changed_meanwhile'])
    expect(countIn(call.server, 'access_pass', '1 = 1')).toBe(0)
  })

  it('gets no pass that another agent asked for', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    await decide(call.second, call, { act, how: 'approve' })
    const reply = await decide(call.second, call, { act, how: 'carry-out' })
    expect(heard(reply)).toEqual([403, 'forbidden'])
  })

  it('gets no approved pass for whoever rings afterwards, without another code', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    await decide(call.second, call, { act, how: 'approve' })
    await call.server.store.atomically(() => call.server.store.callerCodes.forget(call.id))
    const reply = await decide(call.agent, call, { act, how: 'carry-out' })
    expect(heard(reply)).toEqual([422, 'caller_not_verified'])
  })

  it('resets nobody who is also in a portal that they do not look after, without somebody who does', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await giveRole(call.server, call.id, { portalId: 'other' })
    const reply = await call.agent.post(`${call.path}/reset`, RESET)
    expect(JSON.parse(reply.text).isWaiting).toBe(true)
    const act = await newestAct(call)
    expect(heard(await decide(call.second, call, { act, how: 'approve' }))).toEqual([
      403,
      'another_portal',
    ])
    const other = await administrator(call.server, {
      role: 'helpdesk',
      portalId: 'other',
      address: 'elsewhere@example.org',
    })
    const path = `/portals/other/people/${call.id}`
    const listed = await other.get('/portals/other/helpdesk')
    expect(JSON.parse(listed.text).items).toMatchObject([{ id: act, may: ['approve', 'refuse'] }])
    expect(listed.text).not.toContain('demo')
    expect(heard(await decide(other, { path }, { act, how: 'approve' }))).toEqual([200])
  })

  it('takes no hostage by an invitation: a role that was never accepted asks nobody', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await call.server.domain.invitations.invite({
      portalId: 'other',
      email: 'reporter@example.org',
      firstName: 'Test',
      lastName: 'Reporter',
      language: 'en',
      inviterName: 'Example Agency',
      roles: [{ unitExternalId: null, role: 'reporter', until: null }],
    })
    const reply = await call.agent.post(`${call.path}/reset`, RESET)
    expect(JSON.parse(reply.text).isWaiting).toBe(false)
  })

  it('helps a colleague below them with a second agent alone, however well they are verified', async () => {
    const call = await atTheHelpdesk(openServer)
    const owner = await administrator(call.server)
    const first = await administrator(call.server, { role: 'administrator' })
    const id = idOf(call.server, 'second@example.org')
    await giveRole(call.server, id, { portalId: 'demo' })
    const path = `${PEOPLE}/${id}`
    await first.post(`${path}/caller/mail`)
    const code = await mailedTo(call.server, 'second@example.org')
    expect(heard(await type({ agent: first, path }, code))).toEqual([200])
    const asked = await first.post(`${path}/pass`, WHY)
    expect(JSON.parse(asked.text).isWaiting).toBe(true)
    const [act] = (await seenBy(first, { path })).helpdesk.acts
    expect(act?.dueAt).toBeNull()
    expect(
      heard(await decide(call.agent, { path }, { act: act?.id ?? '', how: 'approve' })),
    ).toEqual([403, 'forbidden'])
    expect(heard(await decide(owner, { path }, { act: act?.id ?? '', how: 'approve' }))).toEqual([
      200,
    ])
  })
})
