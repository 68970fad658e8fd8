/**
 * The attacker rings the helpdesk: they know a name, an address, perhaps a password, and want the second factor of
 * somebody else to be theirs.
 */
import { describe, expect, it } from 'vitest'
import { askAccount } from '../../../support/api/account.ts'
import { createBrowser } from '../../../support/api/browser.ts'
import { passwordOnly } from '../../../support/api/confirming.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { giveRole, idOf, PEOPLE } from '../../../support/api/console/console-people.ts'
import {
  appOf,
  atTheHelpdesk,
  type Call,
  heard,
  mailedTo,
  RESET,
  readOut,
  seenBy,
  verified,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { makeCodes, signInByCode } from '../../../support/api/recovery-codes.ts'
import { changeRows, countIn, rowsIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

const GIVING = (app: string) =>
  [
    ['reset', RESET],
    ['pass', WHY],
    [`methods/${app}/give-back`, WHY],
  ] as const

const type = ({ agent, path }: Pick<Call, 'agent' | 'path'>, code: string) =>
  agent.post(`${path}/caller/verify`, { code })

describe('R-61: a caller who is not verified', () => {
  it('gets nothing that gives, by whatever route', async () => {
    const call = await atTheHelpdesk(openServer)
    for (const [what, body] of GIVING(await appOf(call)))
      expect([what, heard(await call.agent.post(`${call.path}/${what}`, body))]).toEqual([
        what,
        [422, 'caller_not_verified'],
      ])
    expect(countIn(call.server, 'access_pass', '1 = 1')).toBe(0)
  })

  it('gains nothing by a code that was read out before', async () => {
    const call = await atTheHelpdesk(openServer)
    const code = await readOut(call)
    expect(heard(await type(call, code))).toEqual([200])
    expect(heard(await type(call, code))).toEqual([422, 'code_used'])
    expect(heard(await type({ ...call, agent: call.second }, code))).toEqual([422, 'wrong_code'])
  })

  it('is worth a mailbox and no more where they came in by a found recovery code', async () => {
    const call = await atTheHelpdesk(openServer)
    const { codes } = await makeCodes(call.server, call.caller.browser, call.caller.secret)
    const { browser } = await signInByCode(call.server, codes[0] ?? '')
    expect(
      heard(await type(call, String((await askAccount(browser, 'helpdesk-code')).body.code))),
    ).toEqual([200])
    const asked = await call.agent.post(`${call.path}/reset`, { ...WHY, scope: 'all' })
    expect(JSON.parse(asked.text)).toMatchObject({ isWaiting: true })
    expect(countIn(call.server, 'method', `kind = 'totp' and state = 'removed'`)).toBe(0)
  })

  it('loses nothing to the helpdesk of a portal that they have left', async () => {
    const call = await atTheHelpdesk(openServer)
    const app = await appOf(call)
    await giveRole(call.server, call.id, { portalId: 'other' })
    changeRows(
      call.server,
      "update membership set ended_at = ? where person_id = ? and portal_id = 'demo'",
      call.server.clock.now(),
      call.id,
    )
    expect((await seenBy(call.agent, call)).helpdesk.mayHelp).toBe(false)
    for (const [act, body] of [[`methods/${app}/remove`, WHY], ['caller/mail']] as const)
      expect([act, heard(await call.agent.post(`${call.path}/${act}`, body))]).toEqual([
        act,
        [403, 'forbidden'],
      ])
  })

  it('gains nothing by a code of their own account', async () => {
    const call = await atTheHelpdesk(openServer)
    const own = await readOut(call)
    const id = idOf(call.server, 'second@example.org')
    await giveRole(call.server, id, { portalId: 'demo' })
    const owner = await administrator(call.server)
    const reply = await type({ agent: owner, path: `${PEOPLE}/${id}` }, own)
    expect(heard(reply)).toEqual([422, 'wrong_code'])
  })

  it('gains nothing by a code that was mailed for another agent', async () => {
    const call = await atTheHelpdesk(openServer)
    await call.second.post(`${call.path}/caller/mail`)
    const reply = await type(call, await mailedTo(call.server))
    expect(heard(reply)).toEqual([422, 'wrong_code'])
  })

  it('has five guesses, and then waits, whichever agent types them', async () => {
    const call = await atTheHelpdesk(openServer)
    await readOut(call)
    for (let guess = 0; guess < 5; guess++)
      expect(heard(await type(call, '0000-0000'))).toEqual([422, 'wrong_code'])
    const sixth = await type({ ...call, agent: call.second }, await readOut(call))
    expect([heard(sixth), sixth.body.retryAfterSeconds]).toEqual([[429, 'locked'], 30])
  })

  it('sees no code that goes to somebody else’s screen: no answer of the console has it', async () => {
    const call = await atTheHelpdesk(openServer)
    const code = await readOut(call)
    const told = [
      (await call.agent.get(call.path)).text,
      (await call.agent.post(`${call.path}/caller/mail`)).text,
      JSON.stringify(rowsIn(call.server, 'select * from caller_code')),
    ].join()
    expect(told).not.toContain(code)
    expect(told).not.toContain(code.replace('-', ''))
  })
})

describe('R-61: a code over the channel that is reset', () => {
  it('from a mailbox alone gives nothing at once: a second agent is asked', async () => {
    const call = await atTheHelpdesk(openServer)
    await verifiedByMail(call)
    for (const [what, body] of GIVING(await appOf(call)).slice(0, 2))
      expect(JSON.parse((await call.agent.post(`${call.path}/${what}`, body)).text)).toMatchObject({
        isWaiting: true,
        pass: null,
      })
    expect(countIn(call.server, 'access_pass', '1 = 1')).toBe(0)
    expect((await seenBy(call.agent, call)).methods.map(({ state }) => state)).not.toContain(
      'removed',
    )
  })

  it('read from a phone says nothing where the phone is what was lost', async () => {
    const call = await atTheHelpdesk(openServer)
    const past = call.server.store
    await past.atomically(function* () {
      const [one] = yield* past.sessions.liveOf(call.id, 'demo', call.server.clock.now())
      if (!one) throw new Error('Nobody is signed in')
      const phone = { id: 'on-the-phone', system: 'Android' } as const
      yield* past.sessions.renew(one.id, one.tokenHash, 'another')
      yield* past.sessions.end(one.id, call.server.clock.now())
      yield* past.sessions.add({ ...one, ...phone })
    })
    await verified(call)
    const reply = await call.agent.post(`${call.path}/reset`, RESET)
    expect(JSON.parse(reply.text).isWaiting).toBe(true)
  })

  it('of a password alone gives nothing at once', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const agent = await administrator(server, { role: 'helpdesk' })
    const { browser } = await passwordOnly(server)
    const id = idOf(server, 'reporter@example.org')
    const path = `${PEOPLE}/${id}`
    const code = String((await askAccount(browser, 'helpdesk-code')).body.code)
    expect(heard(await type({ agent, path }, code))).toEqual([200])
    const reply = await agent.post(`${path}/pass`, WHY)
    expect(JSON.parse(reply.text)).toMatchObject({ isWaiting: true, pass: null })
  })

  it('is shown to no host’s page of somebody who is in two portals', async () => {
    const call = await atTheHelpdesk(openServer)
    await giveRole(call.server, call.id, { portalId: 'other' })
    const reply = await askAccount(call.caller.browser, 'helpdesk-code')
    expect(heard(reply)).toEqual([403, 'own_page_needed'])
    const ours = createBrowser(call.server, {
      origin: call.server.publicUrl,
      jar: call.caller.browser.jar,
    })
    expect((await askAccount(ours, 'helpdesk-code')).status).toBe(200)
  })
})
