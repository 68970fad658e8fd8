import { askAccount, readAccount } from '../../api/account.ts'
import { type Browser, createBrowser, type Reply } from '../../api/browser.ts'
import { DAY } from '../../api/clock.ts'
import { type ConsoleVisitor, visitorIn } from '../../api/console/console.ts'
import { mailedTo } from '../../api/console/helpdesk.ts'
import type { TestServer } from '../../api/test-server.ts'
import { signInByKey } from '../../webauthn/console-keys.ts'
import type { Desk, Held, Line, World } from '../world.ts'

/** A call at the helpdesk, for as long as something is tried in it. */
export interface Calling {
  readonly server: TestServer
  readonly held: Held
  readonly line: Line
  readonly agent: ConsoleVisitor
  readonly second: ConsoleVisitor
  /** In which the person is signed in, where the attacker has that. */
  readonly browser: Browser
  /** Codes that were typed meanwhile. */
  readonly typed: string[]
}

const NOTHING_MAILED = '0000-0000'

export function callIn(server: TestServer, { held, jar, line }: World): Calling {
  if (!line) throw new Error('There is no helpdesk')
  const origin = server.publicUrl
  const at = (desk: Desk) => visitorIn(createBrowser(server, { origin, jar: desk.jar }), '')
  const browser = createBrowser(server, { origin, jar })
  return { server, held, line, agent: at(line.agent), second: at(line.second), browser, typed: [] }
}

/** Which cookies the agents have afterwards, and which codes were heard. */
export const lineAfter = ({ line, agent, second, typed }: Calling): Line => ({
  ...line,
  agent: { ...line.agent, jar: agent.browser.jar },
  second: { ...line.second, jar: second.browser.jar },
  heard: [...new Set([...line.heard, ...typed])],
})

export const typeCode = (by: ConsoleVisitor, { line }: Calling, code: string): Promise<Reply> =>
  by.post(`${line.path}/caller/verify`, { code })

/** By what is mailed to the person; without the mailbox by a guess. */
export async function verifyByMail(call: Calling): Promise<Reply> {
  const { server, held, line, agent } = call
  const mailed = await agent.post(`${line.path}/caller/mail`)
  if (mailed.status !== 200) return mailed
  const code = held.mailbox ? await mailedTo(server, held.address) : NOTHING_MAILED
  return typed(call, code)
}

/** By what the person's account shows. */
export async function verifyBySession(call: Calling): Promise<Reply> {
  const shown = await askAccount(call.browser, 'helpdesk-code')
  return shown.status === 200 ? typed(call, String(shown.body.code)) : shown
}

async function typed(call: Calling, code: string): Promise<Reply> {
  const reply = await typeCode(call.agent, call, code)
  if (reply.status === 200) call.typed.push(code)
  return reply
}

/** By a colleague, who is asked and says yes. */
export async function verifyByColleague(
  { server, line, agent }: Calling,
  { address, jar }: Line['colleagues'][number],
): Promise<Reply> {
  const asked = await agent.post(`${line.path}/caller/colleague`, { address })
  if (asked.status !== 200) return asked
  const browser = createBrowser(server, { origin: server.publicUrl, jar })
  const [found] = (await readAccount(browser)).colleagues
  return askAccount(browser, 'colleague/confirm', { ask: found?.id ?? 'none' })
}

/** Whoever called before calls again, and is verified as they can be. */
export async function verifyAnew(call: Calling): Promise<void> {
  const { status } = await verifyBySession(call)
  if (status === 200 || (await verifyByMail(call)).status === 200) return
  for (const colleague of call.line.colleagues)
    if ((await verifyByColleague(call, colleague)).status === 200) return
}

/** A day later everybody signs in anew, by what the console asks for. */
export async function waitADay({ server, agent, second, line }: Calling): Promise<void> {
  server.clock.advance(DAY)
  for (const [{ browser }, { key }] of [
    [agent, line.agent],
    [second, line.second],
  ] as const)
    await signInByKey(server, key, browser)
}
