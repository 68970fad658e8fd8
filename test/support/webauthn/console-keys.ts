import { type Browser, createBrowser, PASSWORD, type Reply, stepOf } from '../api/browser.ts'
import { visitorIn } from '../api/console/console.ts'
import { changeRows } from '../api/servers/servers.ts'
import type { TestServer } from '../api/test-server.ts'
import { type Authenticator, createAuthenticator } from './authenticator.ts'

/** People of a console that demands a key: invited, and with one. */

export const OWNER = 'owner@example.org'

export const tokenIn = (link: string): string => link.split('#farstu-invitation=')[1] ?? ''

/** Invites an owner; the token of the link. */
export async function inviteOwner(server: TestServer, email = OWNER): Promise<string> {
  const names = { firstName: 'Test', lastName: 'Owner', language: 'en' }
  const invited = await server.domain.owners.invite({ email, ...names })
  if (!invited.ok) throw new Error(invited.mistake)
  return tokenIn(invited.link)
}

interface Coming {
  readonly token: string
  readonly email?: string
  readonly authenticator?: Authenticator
}

/** Comes in by an invitation, and sets up a passkey and codes for the drawer on the way. */
export async function enrolWithKey(
  server: TestServer,
  { token, email = OWNER, authenticator = createAuthenticator() }: Coming,
) {
  const browser = createBrowser(server, { origin: server.publicUrl })
  const body = { portal: 'console', journey: 'invitation', invitation: token } as const
  const { flow } = (await browser.start(body)).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(email) })
  const names = { firstName: 'Test', lastName: 'Owner' }
  const asked = await browser.answer(flow, { step: 'register', ...names })
  await makeKey(server, browser, asked, authenticator)
  const chosen = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { codes } = stepOf(chosen, 'recovery-codes-enrol')
  stepOf(await keepCodes(browser, chosen), 'done')
  return { ...visitorIn(browser, ''), authenticator, codes }
}

/** Answers a step that asks for a passkey to be made. */
export function makeKey(
  server: TestServer,
  browser: Browser,
  asked: Reply,
  authenticator: Authenticator,
): Promise<Reply> {
  const { options } = stepOf(asked, 'passkey-enrol')
  const attestation = authenticator.create(options, { origin: server.publicUrl })
  const answer = {
    step: 'passkey-enrol',
    attestation,
    name: `Key ${attestation.id.slice(0, 8)}`,
  } as const
  return browser.answer(asked.body.flow, answer)
}

/** Codes for the drawer, kept. */
export async function keepCodes(browser: Browser, reply: Reply): Promise<Reply> {
  stepOf(reply, 'recovery-codes-enrol')
  return browser.answer(reply.body.flow, { step: 'recovery-codes-enrol', kept: true })
}

/** Signs in to the console with a passkey and nothing else. */
export async function signInByKey(
  server: TestServer,
  authenticator: Authenticator,
  browser = createBrowser(server, { origin: server.publicUrl }),
) {
  const { flow } = (await browser.start({ portal: 'console' })).body
  const asked = await browser.answer(flow, { step: 'identify', method: 'passkey' })
  const { options } = stepOf(asked, 'passkey')
  const assertion = authenticator.get(options, { origin: server.publicUrl })
  const reply = await browser.answer(flow, { step: 'passkey', assertion })
  return { ...visitorIn(browser, ''), reply }
}

/** As whoever runs the machine would have it: from now on acts demand a key. On SQLite alone. */
export function demandKeys(server: TestServer): void {
  changeRows(
    server,
    `update portal set version = version + 1,
      policy = json_set(policy, '$.keyToAct', 'demanded', '$.recoveryCodes', 'compulsory')
      where id = 'console'`,
  )
}
