import { CONSOLE_PORTAL } from '../../../../api/contract/plain/ids.ts'
import { beginning } from '../../api/beginnings.ts'
import { createBrowser, enrolled } from '../../api/browser.ts'
import { DAY, MINUTE } from '../../api/clock.ts'
import { memberOf } from '../../api/colleagues.ts'
import { sidOf } from '../../api/confirming.ts'
import { visitorIn } from '../../api/console/console.ts'
import { makeCodes } from '../../api/recovery-codes.ts'
import { personOf } from '../../api/rightful-scene.ts'
import { addOtherPortal, changeRows } from '../../api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../api/test-server.ts'
import { createAuthenticator } from '../../webauthn/authenticator.ts'
import { enrolWithKey, inviteOwner, OWNER, tokenIn } from '../../webauthn/console-keys.ts'
import type { Desk, Line } from '../world.ts'

/** Everybody who is at the helpdesk, or rings there, as each attacker finds them. */

export const AGENTS = {
  first: 'helpdesk@example.org',
  second: 'second@example.org',
  third: 'third@example.org',
  elsewhere: 'elsewhere@example.org',
} as const
type AgentName = keyof typeof AGENTS

export const COLLEAGUES = ['colleague@example.org', 'beside@example.org'] as const

/** A helpdesk whose console demands keys, and somebody with a password, an app and a sheet of codes. */
const prepare = async (server: TestServer) => {
  const other = await addOtherPortal(server)
  const key = createAuthenticator()
  const token = await inviteOwner(server)
  const owner = await enrolWithKey(server, { token, authenticator: key })
  const { browser, secret, done } = await enrolled(server)
  const sid = await sidOf(server, done.code)
  await makeCodes(server, browser, secret)
  const colleagues: Line['colleagues'][number][] = []
  for (const address of COLLEAGUES)
    colleagues.push({ address, jar: (await memberOf(server, address)).jar })
  changeRows(server, 'update membership set created_at = created_at - ?', 60 * DAY)
  server.clock.advance(MINUTE)
  const desks = {
    first: await agent(server, 'first'),
    second: await agent(server, 'second'),
    third: await agent(server, 'third'),
    elsewhere: await agent(server, 'elsewhere'),
  }
  const { id } = await personOf(server, OWNER)
  const jars = { reporter: browser.jar, owner: { id, jar: owner.browser.jar, key } }
  return { ...jars, desks, colleagues, sid, other }
}

const scene = beginning(prepare, { keyToAct: 'demanded' })

export type Scene = Awaited<ReturnType<typeof openScene>>

export const openScene = () => scene((options) => createTestServer(options))

async function agent(server: TestServer, name: AgentName): Promise<Desk> {
  const email = AGENTS[name]
  const invited = await server.domain.invitations.invite({
    portalId: CONSOLE_PORTAL,
    email,
    firstName: 'Test',
    lastName: name,
    language: 'en',
    inviterName: 'Farstu',
    roles: [
      {
        unitExternalId: name === 'elsewhere' ? 'other' : 'demo',
        role: 'helpdesk',
        until: null,
      },
    ],
  })
  if (!invited.ok) throw new Error(invited.mistake)
  const key = createAuthenticator()
  const token = tokenIn(invited.link)
  const { browser } = await enrolWithKey(server, { token, email, authenticator: key })
  return { id: (await personOf(server, email)).id, jar: browser.jar, key }
}

export const atDesk = (server: TestServer, { jar }: Pick<Desk, 'jar'>) =>
  visitorIn(createBrowser(server, { origin: server.publicUrl, jar }), '')
