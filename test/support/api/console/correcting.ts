import type { HelpedView } from '../../../../api/contract/console/people-wire.ts'
import type { Reply } from '../browser.ts'
import { NEW } from '../new-address.ts'
import type { ConsoleVisitor } from './console.ts'
import { type Call, mailedTo, newestAct, verified, WHY } from './helpdesk.ts'

type At = Pick<Call, 'path'>

export const correct = (by: ConsoleVisitor, { path }: At, what: object): Promise<Reply> =>
  by.post(`${path}/correct`, { ...WHY, ...what })

/** A number that is nobody's. */
export const planted = (by: ConsoleVisitor, at: At): Promise<Reply> =>
  correct(by, at, { what: 'phone', phone: '070-174 06 05' })

export const addressCode = (by: ConsoleVisitor, { path }: At, address = NEW): Promise<Reply> =>
  by.post(`${path}/correct/address-code`, { address })

/** The code that was mailed to a new address for an agent, as the caller reads it out. @throws where none was. */
export async function codeFor(call: Call, by = call.agent, address = NEW): Promise<string> {
  const reply = await addressCode(by, call, address)
  const code = await mailedTo(call.server, address)
  if (reply.status !== 200 || !code) throw new Error(`No code was mailed: ${reply.text}`)
  return code
}

/** Another address, asked for by an agent to whom the caller is verified. */
export async function addressAsked(call: Call, by = call.agent, address = NEW): Promise<Reply> {
  await verified(call, by)
  const code = await codeFor(call, by, address)
  return correct(by, call, { what: 'address', address, code })
}

/** The same, approved by the second agent. */
export async function readdressed(call: Call): Promise<void> {
  const asked: HelpedView = JSON.parse((await addressAsked(call)).text)
  if (!asked.isWaiting) throw new Error('It does not wait')
  const reply = await call.second.post(`${call.path}/helpdesk/${await newestAct(call)}/approve`)
  if (reply.status !== 200) throw new Error(`Not approved: ${reply.text}`)
}

/** The mails to an address, newest last. */
export async function mailsTo({ server }: Pick<Call, 'server'>, address: string) {
  await server.deliverMail()
  return server.mailer.sent.filter(({ to }) => to === address)
}
