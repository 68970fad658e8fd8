import type { Reply } from '../../api/browser.ts'
import { MINUTE } from '../../api/clock.ts'
import { countIn } from '../../api/servers/servers.ts'
import { PUBLIC_URL, type TestServer } from '../../api/test-server.ts'
import { changedIn, type Standing, standingOf } from '../standing.ts'
import { type Desk, type Stand, type Way, WHENS, type When, type World, within } from '../world.ts'
import { type Calling, callIn, lineAfter } from './asking.ts'
import { type Ask, asksOf, isWaiting } from './asks.ts'

/** What comes of a call at the helpdesk, one thing after another. */

/** Which of the asks are tried: of how much they take, and for what. */
export interface Trying {
  readonly whens: readonly When[]
  readonly gains: ReadonlyMap<Way, unknown>
  /** Names of what was done anywhere, and is gone on from nowhere. */
  readonly done: Set<string>
}

/** Every world that one more ask leads to. */
export async function* ask(world: World, { whens, gains, done }: Trying): AsyncGenerator<World> {
  if (!world.line) return
  const { now, written } = await within(world, PUBLIC_URL, async (server) => ({
    now: await standingOf(server, world.before),
    written: writtenIn(server, world),
  }))
  const left = asksOf(world, now).filter(
    ({ name, when, only, isEnd }) =>
      whens.includes(when) &&
      !(only && gains.has(only)) &&
      !(isEnd && done.has(name)) &&
      !world.story.includes(name),
  )
  while (left.length > 0) {
    const after = await within(world, PUBLIC_URL, (server) =>
      firstDone({ server, world, written, left, done }),
    )
    if (after) yield after
  }
}

interface Asking {
  readonly server: TestServer
  readonly world: World
  readonly written: Written
  /** What is not tried yet; what was tried is taken off. */
  readonly left: Ask[]
  readonly done: Trying['done']
}

/** What is refused changes nothing; whatever was taken, or waits, is gone on from in another copy. */
async function firstDone(asking: Asking): Promise<World | null> {
  const { server, world, left, done } = asking
  for (let one = left.shift(); one; one = left.shift()) {
    if (one.unless && !world.waits.has(one.unless)) continue
    const call = callIn(server, world)
    const reply = await one.ask(call)
    if (isWaiting(reply)) {
      world.waits.add(one.name)
      return null
    }
    if (reply.status === 200) {
      if (one.isEnd) done.add(one.name)
      return worldAfter(asking, { one, call, reply })
    }
    // A day was waited, or something waits.
    if (one.unless) return null
  }
  return null
}

interface Done {
  readonly one: Ask
  readonly call: Calling
  readonly reply: Reply
}

async function worldAfter({ server, world, written }: Asking, { one, call, reply }: Done) {
  const now = await standingOf(server, world.before)
  const stand = await standIn(server, now, [call.line.agent, call.line.second])
  const isChanged = stand.person !== call.line.stand.person
  const isTold = !isChanged || isBoth(writtenIn(server, world), written)
  return {
    ...world,
    kept: server.keep(),
    held: one.leaves && hasDone(now, world, one) ? one.leaves(world.held, reply) : world.held,
    reached: new Set([...world.reached, ...changedIn(now, world.before)]),
    when: later(world.when, one.when),
    line: { ...lineAfter(call), stand },
    waits: new Set<string>(),
    isEnd: one.isEnd === true,
    untold: isTold ? world.untold : [...world.untold, one.name],
    story: [...world.story, one.name],
  }
}

/** An address is read once it is the person's. */
const hasDone = (now: Standing, { before }: World, { name }: Ask): boolean =>
  !name.startsWith('address') || now.person.emailKey !== before.person.emailKey

const later = (one: When, other: When): When =>
  WHENS.indexOf(one) > WHENS.indexOf(other) ? one : other

interface Written {
  readonly events: number
  readonly mails: number
}

/** What stands in the log, and what was written to the person. */
const writtenIn = (server: TestServer, { before }: World): Written => ({
  events: countIn(server, 'audit_event'),
  mails: countIn(server, 'outbox', `"to" = '${before.person.email}'`),
})

const isBoth = (now: Written, was: Written): boolean =>
  now.events > was.events && now.mails > was.mails

const VERIFIED_MS = 30 * MINUTE

/** What decides what comes next: in a journey, and at the helpdesk. */
export async function standIn(
  { store, clock }: TestServer,
  { methods, person, pass, acts }: Standing,
  desks: readonly Desk[],
): Promise<Stand> {
  const verified = await store.run(function* () {
    const since = clock.now() - VERIFIED_MS
    const found: string[] = []
    for (const { id } of desks) {
      const code = yield* store.callerCodes.usedBy(id, person.id, since)
      found.push(code ? `${code.via} ${code.evidence}` : 'no')
    }
    return found
  })
  const states = methods.map(({ kind, state }) => `${kind} ${state}`).toSorted()
  const { frozenAt, emailKey } = person
  const isOpen = pass !== null && pass.usedAt === null
  const opens = isOpen && (pass.opensPassword ? 'all' : 'a method')
  const counted = acts
    .filter(({ act }) => LETTING.includes(act))
    .map(({ act, details, state, agentId, decidedBy }) =>
      [act, details, state, agentId, decidedBy].join(' '),
    )
  return {
    person: JSON.stringify([states, frozenAt !== null, emailKey, opens]),
    desk: JSON.stringify([
      person.telephone,
      person.lastName,
      [...new Set(counted)].toSorted(),
      verified,
    ]),
  }
}

/** Acts on which it hangs what may be done after them. */
const LETTING: readonly string[] = ['give-back', 'reset', 'pass', 'unfreeze', 'correct']
