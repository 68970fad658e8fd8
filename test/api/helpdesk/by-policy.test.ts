/** What a portal's policy asks of the helpdesk: a second agent for everybody, and how long it waits without one. */
import { expect, it } from 'vitest'
import { HOUR } from '../../support/api/clock.ts'
import {
  atTheHelpdesk,
  type Call,
  heard,
  newestAct,
  RESET,
  seenBy,
  signedInAgain,
  verified,
  verifiedByMail,
  WHY,
} from '../../support/api/console/helpdesk.ts'
import { changeRows, useServers } from '../../support/api/servers/servers.ts'

const openServer = useServers()

const withPolicy = async (policy: object): Promise<Call> => {
  const call = await atTheHelpdesk(openServer)
  for (const [name, value] of Object.entries(policy))
    changeRows(
      call.server,
      `update portal set policy = json_set(policy, '$.${name}', json(?)), version = version + 1 where id = 'demo'`,
      JSON.stringify(value),
    )
  return call
}

it('a second agent is asked for whatever is given, however well the caller is verified', async () => {
  const call = await withPolicy({ secondAgent: true })
  await verified(call)
  for (const [what, body] of [
    ['reset', RESET],
    ['pass', WHY],
  ] as const) {
    const { isWaiting } = JSON.parse((await call.agent.post(`${call.path}/${what}`, body)).text)
    expect([what, isWaiting]).toEqual([what, true])
  }
  const { helpdesk } = await seenBy(call.agent, call)
  expect([helpdesk.rules.secondAgent, helpdesk.acts[0]?.dueAt]).toEqual([true, null])
})

it('what only takes away is done at once all the same', async () => {
  const call = await withPolicy({ secondAgent: true })
  expect((await call.agent.post(`${call.path}/freeze`, WHY)).status).toBe(200)
  expect((await seenBy(call.agent, call)).frozenAt).not.toBeNull()
})

it('what rests on a mailbox alone waits for as long as the policy says', async () => {
  const call = await withPolicy({ helpWaitHours: 48 })
  const { server, agent, path } = call
  await verifiedByMail(call)
  await agent.post(`${path}/reset`, RESET)
  const act = await newestAct(call)
  for (const [hours, answer] of [
    [47, [409, 'changed_meanwhile']],
    [1, [200]],
  ] as const) {
    server.clock.advance(hours * HOUR)
    await signedInAgain(server, agent)
    await verifiedByMail(call)
    expect(heard(await agent.post(`${path}/helpdesk/${act}/carry-out`))).toEqual(answer)
  }
})

it('a policy that is tightened while something waits is asked again when it is carried out', async () => {
  const call = await withPolicy({})
  const { server, agent, path } = call
  await verifiedByMail(call)
  await agent.post(`${path}/reset`, RESET)
  const act = await newestAct(call)
  changeRows(
    server,
    "update portal set policy = json_set(policy, '$.secondAgent', json('true')), version = version + 1 where id = 'demo'",
  )
  server.clock.advance(25 * HOUR)
  await signedInAgain(server, agent)
  await verifiedByMail(call)
  expect(heard(await agent.post(`${path}/helpdesk/${act}/carry-out`))).toEqual([
    409,
    'changed_meanwhile',
  ])
})
