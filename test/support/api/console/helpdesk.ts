import type { PersonView } from '../../../../api/contract/console/people-wire.ts'
import { askAccount } from '../account.ts'
import { beginning, type OpenServer } from '../beginnings.ts'
import { type Browser, createBrowser, enrolled, PASSWORD, type Reply, stepOf } from '../browser.ts'
import { MINUTE } from '../clock.ts'
import { addOtherPortal } from '../servers/servers.ts'
import { appCode } from '../sign-ins.ts'
import { REPORTER, type TestServer } from '../test-server.ts'
import { administrator, type ConsoleVisitor, visitorIn } from './console.ts'
import { idOf, look, PEOPLE } from './console-people.ts'

/** What every act is asked for with. */
export const WHY = { reason: 'The telephone was stolen on the train', ticket: 'CASE-17' } as const

/** Two agents of the helpdesk of "demo", and a reporter who is signed in there. */
const scene = beginning(async (server: TestServer) => {
  await addOtherPortal(server)
  const first = await administrator(server, { role: 'helpdesk' })
  const second = await administrator(server, { role: 'helpdesk', address: 'second@example.org' })
  const reporter = await enrolled(server)
  server.clock.advance(MINUTE)
  return {
    jars: { first: first.browser.jar, second: second.browser.jar, reporter: reporter.browser.jar },
    secrets: { first: first.secret, second: second.secret, reporter: reporter.secret },
  }
})

export async function atTheHelpdesk(openServer: OpenServer) {
  const { server, jars, secrets } = await scene(openServer)
  const ofConsole = (jar: Browser['jar'], secret: string) =>
    visitorIn(createBrowser(server, { origin: server.publicUrl, jar }), secret)
  const id = idOf(server, REPORTER)
  return {
    server,
    id,
    path: `${PEOPLE}/${id}`,
    agent: ofConsole(jars.first, secrets.first),
    second: ofConsole(jars.second, secrets.second),
    caller: { browser: createBrowser(server, { jar: jars.reporter }), secret: secrets.reporter },
  }
}

export type Call = Awaited<ReturnType<typeof atTheHelpdesk>>

/** The same on a server of either engine, which goes on from no copy. */
export async function callOn(server: TestServer): Promise<Call> {
  const agent = await administrator(server, { role: 'helpdesk' })
  const second = await administrator(server, { role: 'helpdesk', address: 'second@example.org' })
  const { browser, secret } = await enrolled(server)
  server.clock.advance(MINUTE)
  const person = await server.store.run(() => server.store.people.byEmailKey(REPORTER))
  const id = person?.id ?? ''
  return { server, agent, second, id, path: `${PEOPLE}/${id}`, caller: { browser, secret } }
}

/** What the caller reads where they are signed in. */
export async function readOut({ caller }: Pick<Call, 'caller'>): Promise<string> {
  return String((await askAccount(caller.browser, 'helpdesk-code')).body.code)
}

/** Verified by what was read out in the portal. */
export async function verified(call: Call, agent = call.agent): Promise<PersonView> {
  const reply = await agent.post(`${call.path}/caller/verify`, { code: await readOut(call) })
  if (reply.status !== 200) throw new Error(`Not verified: ${reply.text}`)
  return JSON.parse(reply.text)
}

/** The code that was mailed to the caller. */
export async function mailedTo(server: TestServer, address = REPORTER): Promise<string> {
  await server.deliverMail()
  const theirs = server.mailer.sent.filter(({ to }) => to === address)
  const codes = theirs.flatMap(({ text }) => /\b\d{4}-\d{4}\b/.exec(text)?.[0] ?? [])
  return codes.at(-1) ?? ''
}

/** Verified by the mailbox alone. */
export async function verifiedByMail(call: Call): Promise<void> {
  await call.agent.post(`${call.path}/caller/mail`)
  const code = await mailedTo(call.server)
  const reply = await call.agent.post(`${call.path}/caller/verify`, { code })
  if (reply.status !== 200) throw new Error(`Not verified: ${reply.text}`)
}

export const seenBy = (agent: ConsoleVisitor, { path }: Pick<Call, 'path'>): Promise<PersonView> =>
  look(agent, path)

/** The app of the caller, as the agent sees it. */
export async function appOf(call: Call): Promise<string> {
  const { methods } = await seenBy(call.agent, call)
  return methods.find(({ kind }) => kind === 'totp')?.id ?? ''
}

/** Signed in to the console anew, with the same browser. */
export async function signedInAgain(
  server: TestServer,
  { browser, secret }: ConsoleVisitor,
  address = 'helpdesk@example.org',
): Promise<void> {
  const { flow } = (await browser.start({ portal: 'console' })).body
  await browser.answer(flow, { step: 'identify', address })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  stepOf(await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }), 'done')
}

/** What is answered, in a word: the status, and what it was refused with. */
export const heard = ({ status, body }: Reply): readonly unknown[] =>
  status === 200 ? [status] : [status, body.code]

/** The id of the newest act on the caller. */
export async function newestAct(call: Call): Promise<string> {
  const { helpdesk } = await seenBy(call.agent, call)
  return helpdesk.acts[0]?.id ?? ''
}

export const RESET = { ...WHY, scope: 'phone' } as const

/** A phone that was lost is reset, by somebody who was verified in their portal. */
export async function phoneLost(call: Call): Promise<void> {
  await verified(call)
  const reply = await call.agent.post(`${call.path}/reset`, RESET)
  if (reply.status !== 200) throw new Error(`Not reset: ${reply.text}`)
}

/** The pass that is read out after a reset. */
export async function passFor(call: Call, body: object = WHY): Promise<string> {
  const reply = await call.agent.post(`${call.path}/pass`, body)
  const pass = JSON.parse(reply.text).pass
  if (!pass) throw new Error(`No pass: ${reply.text}`)
  return pass
}
