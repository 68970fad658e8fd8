/** The attacker is on the line, or at the helpdesk, and has a code that was mailed to some address: not theirs, of another, used, guessed. */
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../../support/api/clock.ts'
import { giveRole, idOf, PEOPLE } from '../../../support/api/console/console-people.ts'
import { codeFor, correct } from '../../../support/api/console/correcting.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  mailedTo,
  signedInAgain,
  verified,
} from '../../../support/api/console/helpdesk.ts'
import { NEW } from '../../../support/api/new-address.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'

const openServer = useServers()

describe('R-61: a code to a new address', () => {
  const typed = (call: Call, code: string, { by = call.agent, address = NEW } = {}) =>
    correct(by, call, { what: 'address', address, code })

  it('that another agent asked for is wrong', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call)
    await verified(call, call.second)
    expect(heard(await typed(call, code, { by: call.second }))).toEqual([422, 'wrong_code'])
  })

  it('for another person is wrong, and so is one for another address', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call)
    const toAnother = await typed(call, code, { address: 'thief@example.org' })
    expect(heard(toAnother)).toEqual([422, 'wrong_code'])
    const { store } = call.server
    const somebody = await store.atomically(function* () {
      const person = yield* store.people.byId(call.id)
      const typedCode = yield* store.callerCodes.usedBy(
        idOf(call.server, 'helpdesk@example.org'),
        call.id,
        0,
      )
      if (!person || !typedCode) throw new Error('Nobody is there')
      const [id, email] = ['somebody', 'somebody@example.org']
      yield* store.people.addOrGet({ ...person, id, email, emailKey: email })
      yield* store.callerCodes.add({ ...typedCode, id: 'of-somebody', personId: id, hash: 'typed' })
      return { id }
    })
    await giveRole(call.server, somebody.id, { portalId: 'demo' })
    const path = `${PEOPLE}/${somebody.id}`
    const reply = await correct(call.agent, { path }, { what: 'address', address: NEW, code })
    expect(heard(reply)).toEqual([422, 'wrong_code'])
  })

  it('works once, and for ten minutes', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const [first, late] = [await codeFor(call), await codeFor(call, call.agent, 'late@example.org')]
    expect(heard(await typed(call, first))).toEqual([200])
    expect(heard(await typed(call, first))).toEqual([422, 'code_used'])
    call.server.clock.advance(10 * MINUTE)
    await signedInAgain(call.server, call.agent)
    expect(heard(await typed(call, late, { address: 'late@example.org' }))).toEqual([
      422,
      'code_expired',
    ])
  })

  it('verifies no caller, and what verifies a caller proves no address', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call)
    const reply = await call.agent.post(`${call.path}/caller/verify`, { code })
    expect(heard(reply)).toEqual([422, 'wrong_code'])
    await call.agent.post(`${call.path}/caller/mail`)
    const callers = await mailedTo(call.server)
    expect(heard(await typed(call, callers))).toEqual([422, 'wrong_code'])
  })

  it('is guessed five times for a person, and a right code of the caller gives no try back', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call)
    for (let tries = 0; tries < 5; tries++)
      expect(heard(await typed(call, '0000-0000'))).toEqual([422, 'wrong_code'])
    await verified(call)
    const reply = await typed(call, code)
    expect(heard(reply)).toEqual([429, 'locked'])
    expect(reply.body.retryAfterSeconds).toBeGreaterThan(0)
    expect(countIn(call.server, 'helpdesk_act', '1 = 1')).toBe(0)
  })

  it('is charged to the agent as well, over whomever they guess', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const { store } = call.server
    const agentId = idOf(call.server, 'helpdesk@example.org')
    await typed(call, '0000-0000')
    const budget = await store.atomically(() =>
      store.attemptBudgets.lock(agentId, 'correction-code-agent'),
    )
    expect(budget.failures).toBe(1)
  })

  it('is of no use once the role has ended', async () => {
    const call = await atTheHelpdesk(openServer)
    await verified(call)
    const code = await codeFor(call)
    await call.server.domain.colleagues.end('helpdesk@example.org')
    expect(heard(await typed(call, code))).toEqual([401, 'unauthorized'])
  })
})
