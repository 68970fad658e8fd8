import type { HelpedView } from '../../../../api/contract/console/people-wire.ts'
import type { Reply } from '../../api/browser.ts'
import type { ConsoleVisitor } from '../../api/console/console.ts'
import { mailedTo, WHY } from '../../api/console/helpdesk.ts'
import { NEW } from '../../api/new-address.ts'
import type { Standing } from '../standing.ts'
import type { Held, Way, When, World } from '../world.ts'
import {
  type Calling,
  typeCode,
  verifyAnew,
  verifyByColleague,
  verifyByMail,
  verifyBySession,
  waitADay,
} from './asking.ts'

/** One thing that is tried at the helpdesk. */
export interface Ask {
  readonly name: string
  readonly when: When
  /** What alone comes of it: once that was come to, it is not tried any more. */
  readonly only?: Way
  /** The same as that, had it not waited: tried where it did. */
  readonly unless?: string
  /** What somebody leaves behind by it opens nothing: it is tried as it comes, and not gone on from. */
  readonly isEnd?: true
  ask(call: Calling): Promise<Reply>
  /** What they have once it was done. Default: what they had. */
  readonly leaves?: (held: Held, reply: Reply) => Held
}

type Post = (by: ConsoleVisitor, path: string, call: Calling) => Promise<Reply>

const takes = (name: string, post: Post, more: Pick<Ask, 'only' | 'isEnd'>): Ask => ({
  name,
  when: 'at once',
  ask: (call) => post(call.agent, call.line.path, call),
  ...more,
})

export const isWaiting = ({ status, text }: Reply): boolean =>
  status === 200 && text.includes('"isWaiting":true')

/** The id of what was asked for last. */
const newest = ({ text }: Reply): string =>
  (JSON.parse(text) as HelpedView).person.helpdesk.acts[0]?.id ?? ''

/** Asked for alone, with a day that is waited, with a second agent who agrees. */
function gives(
  name: string,
  post: Post,
  more: Pick<Ask, 'only' | 'isEnd' | 'leaves'> = {},
): readonly Ask[] {
  const asked = (call: Calling) => post(call.agent, call.line.path, call)
  const decide = ({ line }: Calling, by: ConsoleVisitor, act: string, how: string) =>
    by.post(`${line.path}/helpdesk/${act}/${how}`)
  return [
    { name, when: 'at once', ask: asked, ...more },
    {
      name: `${name}, a day later`,
      when: 'after a day',
      unless: name,
      async ask(call) {
        const reply = await asked(call)
        if (!isWaiting(reply)) return reply
        await waitADay(call)
        await verifyAnew(call)
        return decide(call, call.agent, newest(reply), 'carry-out')
      },
      ...more,
    },
    {
      name: `${name}, approved`,
      when: 'with a second agent',
      unless: name,
      async ask(call) {
        const reply = await asked(call)
        if (!isWaiting(reply)) return reply
        const agreed = await decide(call, call.second, newest(reply), 'approve')
        if (agreed.status !== 200) return agreed
        const carried = await decide(call, call.agent, newest(reply), 'carry-out')
        return carried.status === 200 ? carried : agreed
      },
      ...more,
    },
  ]
}

const passIn = ({ text }: Reply): string | null => JSON.parse(text).pass ?? null

/** Another one ends the one before. */
const hearsPass = (held: Held, reply: Reply): Held => {
  const pass = passIn(reply)
  return pass === null ? held : { ...held, passes: [pass] }
}

/** What is mailed to a new address is the attacker's to read. */
const readsMail = (held: Held): Held => ({ ...held, mailbox: true, address: NEW })

const correct =
  (what: object): Post =>
  (by, path) =>
    by.post(`${path}/correct`, { ...WHY, ...what })

const readdress: Post = async (by, path, { server }) => {
  const mailed = await by.post(`${path}/correct/address-code`, { address: NEW })
  if (mailed.status !== 200) return mailed
  const code = await mailedTo(server, NEW)
  return correct({ what: 'address', address: NEW, code })(by, path, { server } as Calling)
}

const unfreezing = gives('unfreeze', (by, path) => by.post(`${path}/unfreeze`, WHY), {
  only: 'unfreeze',
  isEnd: true,
})

/** Whatever an agent can do to a person. */
export function asksOf(world: World, now: Standing): readonly Ask[] {
  const { before, line, held, begins } = world
  const open = now.acts.filter(({ state }) => state === 'waiting' || state === 'approved')
  const decisions = [...verifications(held, line), ...open.flatMap(({ id }) => decisionsOn(id))]
  if (begins === 'waiting') return decisions
  if (begins === 'frozen') return [...decisions, ...unfreezing]
  const factors = before.methods.filter(({ kind }) => kind !== 'password')
  return [
    ...decisions,
    ...factors.flatMap(({ id, kind }) =>
      onMethod(id, kind, held.password !== null && kind === 'totp'),
    ),
    takes('freeze', (by, path) => by.post(`${path}/freeze`, WHY), { only: 'freeze', isEnd: true }),
    ...(['sessions/end', 'suspend', 'reopen', 'pass/revoke'] as const).map((what) =>
      takes(what, (by, path) => by.post(`${path}/${what}`), { isEnd: true }),
    ),
    ...gives('name', correct({ what: 'name', firstName: 'Kim', lastName: 'Tjuv' }), {
      only: 'name',
      isEnd: true,
    }),
    ...gives('telephone', correct({ what: 'phone', phone: '070-174 06 05' }), {
      only: 'telephone',
    }),
    ...gives('reset', (by, path) =>
      by.post(`${path}/reset`, { ...WHY, scope: 'all', paperGone: true }),
    ),
    ...gives('pass', (by, path) => by.post(`${path}/pass`, WHY), { leaves: hearsPass }),
    ...gives(
      'pass without password',
      (by, path) => by.post(`${path}/pass`, { ...WHY, withoutPassword: true }),
      { leaves: hearsPass },
    ),
    ...gives('address', readdress, { leaves: readsMail }),
  ]
}

function onMethod(id: string, kind: string, isLeft: boolean): readonly Ask[] {
  const at =
    (what: string, body: object = WHY): Post =>
    (by, path) =>
      by.post(`${path}/methods/${id}/${what}`, body)
  return [
    takes(`rename the ${kind}`, at('rename', { ...WHY, name: 'Taken' }), { isEnd: true }),
    takes(`suspend the ${kind}`, at('suspend'), { isEnd: true }),
    takes(`remove the ${kind}`, at('remove'), isLeft ? {} : { isEnd: true }),
    ...gives(`give back the ${kind}`, at('give-back'), { isEnd: true }),
  ]
}

function verifications(held: Held, line: World['line']): readonly Ask[] {
  const by = (name: string, ask: Ask['ask']): Ask => ({ name, when: 'at once', ask })
  return [
    by('verified in the account', verifyBySession),
    by(held.mailbox ? 'verified by mail' : 'guessed', verifyByMail),
    ...(line?.colleagues ?? []).map((colleague) =>
      by(`verified by ${colleague.address}`, (call) => verifyByColleague(call, colleague)),
    ),
    ...(line?.heard ?? []).flatMap((code) => [
      by('a code that was used', (call) => typeCode(call.agent, call, code)),
      by('a code of another agent', (call) => typeCode(call.second, call, code)),
    ]),
  ]
}

function decisionsOn(act: string): readonly Ask[] {
  const by = (name: string, when: When, ask: Ask['ask']): Ask => ({ name, when, ask })
  const to = ({ line }: Calling, how: string) => `${line.path}/helpdesk/${act}/${how}`
  return [
    {
      ...by('approve', 'at once', (call) => call.agent.post(to(call, 'approve'))),
      isEnd: true,
    },
    {
      ...by('carry out', 'at once', (call) => call.agent.post(to(call, 'carry-out'))),
      leaves: hearsPass,
    },
    by('have approved', 'with a second agent', (call) => call.second.post(to(call, 'approve'))),
  ]
}
