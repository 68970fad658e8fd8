/**
 * The attacker reads the mailbox and presses "this was not me" themselves, on what the person or the helpdesk did:
 * it takes away and freezes, and gives nothing back. The helpdesk freezes and lifts, and is asked who is calling.
 */
import { describe, expect, it } from 'vitest'
import { person } from '../../../../api/boot/commands/person-command.ts'
import { askAccount } from '../../../support/api/account.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, signIn, stepOf } from '../../../support/api/browser.ts'
import { DAY, MINUTE } from '../../../support/api/clock.ts'
import { boundOf } from '../../../support/api/confirming.ts'
import {
  atTheHelpdesk,
  heard,
  newestAct,
  passFor,
  phoneLost,
  RESET,
  seenBy,
  signedInAgain,
  verified,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { frozen, linkIn, press, robbed } from '../../../support/api/not-me.ts'
import { countIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'
import { untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER } from '../../../support/api/test-server.ts'

const openServer = useServers()

const LIVE = 'ended_at is null'

describe('the thief’s press', () => {
  it('on the mail of a reset brings no app back, and ends the pass', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server } = call
    await phoneLost(call)
    const pass = await passFor(call)
    const before = await boundOf(server)
    await press(server, await linkIn(server, 'helpdesk has changed'))
    expect(await boundOf(server)).toEqual(before)
    expect(countIn(server, 'access_pass', LIVE)).toBe(0)
    server.clock.advance(MINUTE)
    const { reply } = await untilTotp(server)
    expect(stepOf(reply, 'denied').reason).toBe('frozen')
    expect(pass).not.toBe('')
  })

  it('on the mail of a removal brings nothing back', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent, path } = call
    const [app] = (await seenBy(agent, call)).methods.filter(({ kind }) => kind === 'totp')
    await agent.post(`${path}/methods/${app?.id}/remove`, WHY)
    await press(server, await linkIn(server, 'helpdesk has changed'))
    expect((await seenBy(agent, call)).methods.find(({ id }) => id === app?.id)?.state).toBe(
      'removed',
    )
  })

  it('on the mail of a change of name or language changes neither back, nor the address', async () => {
    const { server, browser } = await openEnrolled(openServer)
    await askAccount(browser, 'name', { firstName: 'Anna', lastName: 'Exempel' })
    const own = 'select first_name, email, mail_language from person where email = ?'
    const before = rowsIn(server, own, REPORTER)
    await press(server, await linkIn(server, 'was changed'))
    expect(rowsIn(server, own, REPORTER)).toEqual(before)
  })

  it('leaves the agent who was talking to the person with a caller who is not verified', async () => {
    const call = await atTheHelpdesk(openServer)
    await phoneLost(call)
    await press(call.server, await linkIn(call.server, 'helpdesk has changed'))
    expect((await seenBy(call.agent, call)).helpdesk.verified).toBeNull()
  })

  it('refuses what waits, however many harmless acts an agent has laid over it', async () => {
    const call = await atTheHelpdesk(openServer)
    const { store, clock } = call.server
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/reset`, RESET)
    const reset = await newestAct(call)
    const link = await linkIn(call.server, 'helpdesk is asked')
    await store.atomically(function* () {
      const row = yield* store.helpdeskActs.byId(reset)
      if (!row) throw new Error('Nothing waits')
      const [createdAt, expiresAt] = [clock.now() + 1, clock.now()]
      const done = { act: 'freeze', details: '{}', state: 'done', createdAt, expiresAt } as const
      for (let laid = 0; laid < 150; laid++)
        yield* store.helpdeskActs.add({ ...row, ...done, id: `laid-${laid}` })
    })
    await press(call.server, link)
    expect((await store.run(() => store.helpdeskActs.byId(reset)))?.state).toBe('refused')
  })

  it('refuses what waits for a second agent, and gives nothing in its place', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    await call.agent.post(`${call.path}/pass`, WHY)
    await press(call.server, await linkIn(call.server, 'helpdesk is asked'))
    const { helpdesk } = await seenBy(call.agent, call)
    expect([helpdesk.acts[0]?.state, helpdesk.pass]).toEqual(['refused', null])
  })
})

describe('the helpdesk', () => {
  it('freezes at once, and lifts it for a caller who is verified alone', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent, path } = call
    expect((await agent.post(`${path}/freeze`, WHY)).status).toBe(200)
    expect(frozen(server)).toEqual({ frozen: 1, held: 1 })
    expect(heard(await agent.post(`${path}/unfreeze`, WHY))).toEqual([422, 'caller_not_verified'])
    await verifiedByMail(call)
    const reply = await agent.post(`${path}/unfreeze`, WHY)
    expect(JSON.parse(reply.text)).toMatchObject({ isWaiting: true })
    expect(frozen(server)).toEqual({ frozen: 1, held: 1 })
  })

  it('issues no pass, and gives nothing back, before it is lifted', async () => {
    const call = await atTheHelpdesk(openServer)
    const { server, agent, path, caller } = call
    server.clock.advance(40 * DAY)
    await signedInAgain(server, agent)
    await agent.post(`${path}/freeze`, WHY)
    server.clock.advance(MINUTE)
    const again = await signIn(server, caller.secret, createBrowser(server))
    await verified({ ...call, caller: { ...caller, browser: again.browser } })
    expect(heard(await agent.post(`${path}/pass`, WHY))).toEqual([403, 'account_frozen'])
    expect((await agent.post(`${path}/unfreeze`, WHY)).status).toBe(200)
    expect(frozen(server)).toEqual({ frozen: 0, held: 0 })
    expect((await agent.post(`${path}/pass`, WHY)).status).toBe(200)
  })

  it('takes a code of a session that a new app has opened for no more than a mailbox', async () => {
    const { server, theirs, token } = await robbed(openServer)
    await press(server, token)
    server.clock.advance(MINUTE)
    const { browser } = await signIn(server, theirs.secret, createBrowser(server))
    await askAccount(browser, 'helpdesk-code')
    const evidence = rowsIn(server, 'select evidence from caller_code')[0]?.evidence
    expect(JSON.parse(String(evidence))).toMatchObject({ isTwoFactors: false })
  })

  it('is stood in for at the machine, where a freeze is lifted with a reason', async () => {
    const { server, token } = await robbed(openServer)
    await press(server, token)
    const run = (...args: readonly string[]) =>
      person(args, {
        say: () => {},
        remark: () => {},
        withDomain: (work) => work(server.domain),
        now: () => server.clock.now(),
      })
    await run('unfreeze', '--email', REPORTER, '--reason', 'Talked to at the desk')
    expect(frozen(server)).toEqual({ frozen: 0, held: 0 })
    await expect(
      run('unfreeze', '--email', REPORTER, '--reason', 'Talked to at the desk'),
    ).rejects.toThrow('not frozen')
  })
})
