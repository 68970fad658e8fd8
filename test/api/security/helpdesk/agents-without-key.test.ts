/**
 * The attacker has had the key of an agent and asked for something by it, or agreed to it, when the agent misses the
 * key and has it removed: what waits in their name is to come to nothing.
 */
import { describe, expect, it } from 'vitest'
import { enrolled } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import type { ConsoleVisitor } from '../../../support/api/console/console.ts'
import { giveRole, PEOPLE } from '../../../support/api/console/console-people.ts'
import {
  heard,
  newestAct,
  RESET,
  seenBy,
  verifiedByMail,
  WHY,
} from '../../../support/api/console/helpdesk.ts'
import { personOf } from '../../../support/api/rightful-scene.ts'
import { ENGINES, useServersOn } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { enrolWithKey, inviteOwner, tokenIn } from '../../../support/webauthn/console-keys.ts'

const CHANGED = [409, 'changed_meanwhile']

const agent = async (server: TestServer, email: string): Promise<ConsoleVisitor> => {
  const invited = await server.domain.invitations.invite({
    portalId: 'console',
    email,
    firstName: 'Test',
    lastName: 'Agent',
    roles: [{ unitExternalId: 'demo', role: 'helpdesk', until: null }],
  })
  if (!invited.ok) throw new Error(invited.mistake)
  return { ...(await enrolWithKey(server, { token: tokenIn(invited.link), email })), secret: '' }
}

describe.each(ENGINES)('R-61: on %s, what an agent whose only key was removed', (engine) => {
  const openServer = useServersOn(engine)

  const open = async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const owner = await enrolWithKey(server, { token: await inviteOwner(server) })
    const [first, second] = ['helpdesk@example.org', 'second@example.org'] as const
    const agents = { agent: await agent(server, first), second: await agent(server, second) }
    const { browser, secret } = await enrolled(server)
    const { id } = await personOf(server, REPORTER)
    const call = { server, id, path: `${PEOPLE}/${id}`, caller: { browser, secret }, ...agents }
    server.clock.advance(MINUTE)
    await verifiedByMail(call)
    /** By an owner, on the page of somebody who is in the portal as well. */
    const removeKey = async (email: string) => {
      const { id } = await personOf(server, email)
      await giveRole(server, id, { portalId: 'demo' })
      const path = `${PEOPLE}/${id}`
      const { methods } = await seenBy({ ...owner, secret: '' }, { path })
      const key = methods.find(({ kind }) => kind === 'passkey')?.id ?? ''
      expect(heard(await owner.post(`${path}/methods/${key}/remove`, WHY))).toEqual([200])
    }
    return { call, removeKey, first, second }
  }

  it('has asked for is approved by nobody, and is over', async () => {
    const { call, removeKey, first } = await open()
    await call.agent.post(`${call.path}/reset`, RESET)
    const act = await newestAct(call)
    await removeKey(first)
    const approve = () => call.second.post(`${call.path}/helpdesk/${act}/approve`)
    expect(heard(await approve())).toEqual(CHANGED)
    const [seen] = (await seenBy(call.second, call)).helpdesk.acts
    expect(seen).toMatchObject({ id: act, state: 'refused' })
    expect(heard(await approve())).toEqual(CHANGED)
  })

  it('has approved is carried out by nobody', async () => {
    const { call, removeKey, second } = await open()
    await call.agent.post(`${call.path}/pass`, WHY)
    const act = await newestAct(call)
    expect(heard(await call.second.post(`${call.path}/helpdesk/${act}/approve`))).toEqual([200])
    await removeKey(second)
    const reply = await call.agent.post(`${call.path}/helpdesk/${act}/carry-out`)
    expect(heard(reply)).toEqual(CHANGED)
    const { store } = call.server
    expect(await store.run(() => store.accessPasses.newestOf(call.id))).toBeNull()
  })
})
