/**
 * Flows §8: the attacker works at the helpdesk, or has talked somebody there into it, and plants an address or a
 * number in order to be let in by it: alone, by turns with another, in another's browser.
 */
import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { giveRole, idOf, PEOPLE } from '../../../support/api/console/console-people.ts'
import {
  addressAsked,
  addressCode,
  codeFor,
  correct,
  mailsTo,
  planted,
  readdressed,
} from '../../../support/api/console/correcting.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  mailedTo,
  newestAct,
  RESET,
  seenBy,
  signedInAgain,
  verified,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { NEW } from '../../../support/api/new-address.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const REFUSED = [403, 'same_agent_lately']

const third = ({ server }: Pick<Call, 'server'>) =>
  administrator(server, { role: 'helpdesk', address: 'third@example.org' })

const decide = (by: Call['agent'], { path }: Call, act: string) =>
  by.post(`${path}/helpdesk/${act}/approve`)

/** All that lets in, asked for by an agent to whom the caller is verified. */
async function lettingIn(call: Call, by: Call['agent']) {
  const { path } = call
  const [app] = (await seenBy(by, call)).methods.filter(({ kind }) => kind === 'totp')
  const acts = [`${path}/pass`, `${path}/unfreeze`, `${path}/methods/${app?.id}/give-back`].map(
    (to) => [to, WHY] as const,
  )
  const replies: (readonly unknown[])[] = []
  for (const [to, body] of [[`${path}/reset`, RESET] as const, ...acts])
    replies.push(heard(await by.post(to, body)))
  return replies
}

describe('R-61: an agent', () => {
  it('who planted a number lets nobody in for seven days', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    expect(heard(await planted(call.agent, call))).toEqual([200])
    expect(await lettingIn(call, call.agent)).toEqual([REFUSED, REFUSED, REFUSED, REFUSED])
    expect(countIn(call.server, 'access_pass', '1 = 1')).toBe(0)
    // Another colleague does.
    await verified(call, call.second)
    expect(heard(await call.second.post(`${call.path}/reset`, RESET))).toEqual([200])
  })

  it('who planted an address with another, and is followed by neither of them', async () => {
    const call = await atTheHelpdesk(openServer)
    await readdressed(call)
    for (const [by, address] of [
      [call.agent, 'helpdesk@example.org'],
      [call.second, 'second@example.org'],
    ] as const) {
      await signedInAgain(call.server, by, address)
      await by.post(`${call.path}/caller/mail`)
      const code = await mailedTo(call.server, NEW)
      expect(heard(await by.post(`${call.path}/caller/verify`, { code }))).toEqual([200])
      expect(await lettingIn(call, by)).toEqual([REFUSED, REFUSED, REFUSED, REFUSED])
    }
  })

  it('who reset plants neither number nor address, and no code is mailed to one', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call)
    expect(heard(await call.agent.post(`${call.path}/reset`, RESET))).toEqual([200])
    for (const what of [
      { what: 'phone', phone: '070-174 06 05' },
      { what: 'address', address: NEW, code },
    ])
      expect(heard(await correct(call.agent, call, what))).toEqual(REFUSED)
    expect(heard(await addressCode(call.agent, call))).toEqual(REFUSED)
    const name = { what: 'name', firstName: 'Kim', lastName: 'Exempel' }
    expect(heard(await correct(call.agent, call, name))).toEqual([200])
  })

  it('who asked for a pass that waits plants nothing, until it is refused', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    expect(heard(await planted(call.agent, call))).toEqual(REFUSED)
    expect(heard(await call.agent.post(`${call.path}/helpdesk/${act}/refuse`))).toEqual([200])
    expect(heard(await planted(call.agent, call))).toEqual([200])
  })

  it('who approved a new address approves no reset that another asks for', async () => {
    const call = await atTheHelpdesk(openServer)
    await readdressed(call)
    const another = await third(call)
    await another.post(`${call.path}/caller/mail`)
    const code = await mailedTo(call.server, NEW)
    await another.post(`${call.path}/caller/verify`, { code })
    expect(heard(await another.post(`${call.path}/reset`, RESET))).toEqual([200])
    const { acts } = (await seenBy(another, call)).helpdesk
    const reset = acts.find(({ act }) => act === 'reset')?.id ?? ''
    for (const by of [call.agent, call.second])
      expect(heard(await decide(by, call, reset))).toEqual(REFUSED)
    // Nobody is left but those who have no hand in it, and they are written to.
    const owner = await administrator(call.server)
    expect(heard(await decide(owner, call, reset))).toEqual([200])
  })

  it('who approved a reset approves no address that another asks for: by turns nobody is let in', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    expect(heard(await decide(call.second, call, await newestAct(call)))).toEqual([200])
    const another = await third(call)
    await verifiedByMail({ ...call, agent: another })
    const code = await codeFor(call, another)
    const what = { what: 'address', address: NEW, code }
    expect(heard(await correct(another, call, what))).toEqual([200])
    const { acts } = (await seenBy(another, call)).helpdesk
    const wanted = acts.find(({ act }) => act === 'correct')?.id ?? ''
    expect(heard(await decide(call.second, call, wanted))).toEqual(REFUSED)
    expect((await seenBy(call.second, call)).address).toBe(REPORTER)
  })

  it('who has planted a number meanwhile carries no approved pass out', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    await decide(call.second, call, act)
    // Past the acts, as a row that an older version may have left.
    const { store, clock } = call.server
    const [row] = await store.run(() => store.helpdeskActs.ofPerson(call.id, 1))
    if (!row) throw new Error('Nothing was asked for')
    const number = { act: 'correct', details: '{"what":"phone","phone":null}' } as const
    const done = { state: 'done', createdAt: clock.now(), expiresAt: clock.now() } as const
    await store.atomically(() =>
      store.helpdeskActs.add({ ...row, ...number, ...done, id: 'planted', decidedBy: null }),
    )
    expect(heard(await call.agent.post(`${call.path}/helpdesk/${act}/carry-out`))).toEqual(REFUSED)
    expect(countIn(call.server, 'access_pass', '1 = 1')).toBe(0)
  })

  it('under another name in the same browser is the same hand', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await planted(call.agent, call)
    const { store, clock } = call.server
    const second = idOf(call.server, 'second@example.org')
    await store.atomically(function* () {
      const [own] = yield* store.sessions.liveOf(second, 'console', clock.now())
      const [row] = yield* store.helpdeskActs.ofPerson(call.id, 1)
      if (!own || !row) throw new Error('Nothing is there')
      yield* store.helpdeskActs.add({ ...row, id: 'theirs', agentBrowser: own.browserHash })
    })
    await verified(call, call.second)
    expect(heard(await call.second.post(`${call.path}/reset`, RESET))).toEqual(REFUSED)
  })

  it('who planted an address is not written to about the reset that follows, nor is who approved it', async () => {
    const call = await atTheHelpdesk(openServer)
    await readdressed(call)
    await administrator(call.server)
    const another = await third(call)
    await another.post(`${call.path}/caller/mail`)
    const code = await mailedTo(call.server, NEW)
    await another.post(`${call.path}/caller/verify`, { code })
    await another.post(`${call.path}/reset`, RESET)
    const told = async (address: string) =>
      (await mailsTo(call, address)).filter(({ text }) => text.includes('to be reset')).length
    expect(await told('helpdesk@example.org')).toBe(0)
    expect(await told('second@example.org')).toBe(0)
    // Nobody else may decide: it stands before the owners at once.
    expect(await told('owner@example.org')).toBe(1)
  })

  it('whose reset waits for a day carries it out for nobody who reads a mailbox that was planted meanwhile', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent, path } = call
    await verifiedByMail(call)
    await agent.post(`${path}/reset`, RESET)
    const reset = await newestAct(call)
    server.clock.advance(MINUTE)
    const another = await third(call)
    await addressAsked({ ...call, agent: another })
    const { acts } = (await seenBy(another, call)).helpdesk
    const wanted = acts.find(({ act }) => act === 'correct')?.id ?? ''
    expect(heard(await decide(call.second, call, wanted))).toEqual([200])
    server.clock.advance(DAY)
    await signedInAgain(server, agent)
    await agent.post(`${path}/caller/mail`)
    const code = await mailedTo(server, NEW)
    expect(heard(await agent.post(`${path}/caller/verify`, { code }))).toEqual([200])
    const reply = await agent.post(`${path}/helpdesk/${reset}/carry-out`)
    expect(heard(reply)).toEqual([409, 'changed_meanwhile'])
  })

  it('corrects nothing of themselves, of an equal, or of anybody above', async () => {
    const call = await atTheHelpdesk(openServer)
    await administrator(call.server)
    for (const address of ['helpdesk@example.org', 'second@example.org', 'owner@example.org']) {
      const id = idOf(call.server, address)
      await giveRole(call.server, id, { portalId: 'demo' })
      const path = `${PEOPLE}/${id}`
      for (const what of [
        { what: 'name', firstName: 'Kim', lastName: 'Exempel' },
        { what: 'phone', phone: '' },
        { what: 'address', address: NEW, code: '1234-5678' },
      ])
        expect([address, heard(await correct(call.agent, { path }, what))]).toEqual([
          address,
          [403, 'forbidden'],
        ])
      expect(heard(await addressCode(call.agent, { path }))).toEqual([403, 'forbidden'])
    }
  })

  it('corrects nothing for a caller who is not verified, and mails no code', async () => {
    const call = await atTheHelpdesk(openServer)
    expect(heard(await planted(call.agent, call))).toEqual([422, 'caller_not_verified'])
    expect(heard(await addressCode(call.agent, call))).toEqual([422, 'caller_not_verified'])
    expect(await mailsTo(call, NEW)).toEqual([])
  })

  it('corrects no number of somebody who is also in a portal that they do not look after, alone', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    await giveRole(call.server, call.id, { portalId: 'other' })
    expect(JSON.parse((await planted(call.agent, call)).text).isWaiting).toBe(true)
    const act = await newestAct(call)
    expect(heard(await decide(call.second, call, act))).toEqual([403, 'another_portal'])
    expect((await seenBy(call.second, call)).telephone).toBeNull()
  })

  it('who only reads corrects nothing', async () => {
    const call = await atTheHelpdesk(openServer)
    const auditor = await administrator(call.server, {
      role: 'auditor',
      address: 'auditor@example.org',
    })
    expect(heard(await planted(auditor, call))).toEqual([403, 'forbidden'])
    expect(heard(await addressCode(auditor, call))).toEqual([403, 'forbidden'])
  })

  it('whose role has ended meanwhile has asked for no address', async () => {
    const call = await atTheHelpdesk(openServer)
    await addressAsked(call)
    const act = await newestAct(call)
    await call.server.domain.colleagues.end('helpdesk@example.org')
    expect(heard(await decide(call.second, call, act))).toEqual([409, 'changed_meanwhile'])
    expect((await seenBy(call.second, call)).address).toBe(REPORTER)
  })

  it('approves no address that they asked for', async () => {
    const call = await atTheHelpdesk(openServer)
    await addressAsked(call)
    expect(heard(await decide(call.agent, call, await newestAct(call)))).toEqual([
      403,
      'same_agent',
    ])
  })

  it('corrects thirty things in a day, and no more', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const name = (lastName: string) => ({ what: 'name', firstName: 'Kim', lastName })
    for (let done = 0; done < 30; done++)
      expect((await correct(call.agent, call, name(`No. ${done}`))).status).toBe(200)
    const reply = await correct(call.agent, call, name('Exempel'))
    expect(heard(reply)).toEqual([429, 'limit_reached'])
  })
})
