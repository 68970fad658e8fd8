import { DAY } from '../api/clock.ts'
import { PORTAL_URL, PUBLIC_URL } from '../api/test-server.ts'
import { entriesOf } from './entries.ts'
import { ask } from './helpdesk/calls.ts'
import { walk } from './walking.ts'
import { HELPED_WAYS, WAYS, type Way, WHENS, type When, type World, within } from './world.ts'

/** Everything that an attacker comes to, one journey after another, until nothing new comes of any. */

/** Which doors there are: portals, and the page that they are stood before. */
export interface Doors {
  readonly portals: readonly string[]
  readonly origin: string
  /** What is looked for behind them. */
  readonly ways: readonly Way[]
}

/** A browser of their own names whatever page it likes; ours is the one of which least is asked. */
export const ANY_PAGE: Doors = { portals: ['demo', 'other'], origin: PUBLIC_URL, ways: WAYS }
/** A page of one host, in the browser of whoever is attacked: its name is put there by the browser. */
export const HOSTS_PAGE: Doors = { portals: ['demo'], origin: PORTAL_URL, ways: WAYS }
/** The helpdesk of the one portal that the person has a role in, and our own page there. */
export const HELPDESK: Doors = {
  portals: ['demo'],
  origin: PUBLIC_URL,
  ways: [...WAYS, ...HELPED_WAYS],
}

/** From these on; the first time that each way was come to, and whatever the helpdesk did and told nobody. */
export async function reach(starts: readonly World[], doors: Doors): Promise<Reached> {
  const search: Search = {
    doors,
    gains: new Map(),
    seen: new Map(),
    fronts: new Set(),
    done: new Set(),
    open: [],
  }
  for (const [at, start] of starts.entries()) come(search, { ...start, start: at })
  await goOn(search)
  if (starts.some(({ line }) => line)) await goOnHelped(search)
  else await goOnLater(search)
  const untold = [...search.seen.values()].flatMap((world) => world.untold)
  return { gains: search.gains, untold: [...new Set(untold)] }
}

export interface Reached {
  readonly gains: ReadonlyMap<Way, When>
  readonly untold: readonly string[]
}

/** An app that was set up is like any other a day later. */
async function goOnLater(search: Search): Promise<void> {
  const withApp = [...search.seen.values()].filter(({ reached }) => reached.has('app'))
  const [furthest] = withApp.toSorted((a, b) => b.reached.size - a.reached.size)
  if (!furthest || isAll(search)) return
  come(search, await dayLater(furthest))
  await goOn(search)
}

/** What waits at the helpdesk is waited for, and then agreed to, wherever anybody stands. */
async function goOnHelped(search: Search): Promise<void> {
  for (const when of WHENS.slice(1)) {
    for (const world of [...search.seen.values()])
      if (!world.isEnd) push(search, world, asked(search, world, [when]))
    await goOn(search)
  }
}

interface Search {
  readonly doors: Doors
  readonly gains: Map<Way, When>
  /** By where they stand. */
  readonly seen: Map<string, World>
  /** What every journey hangs on, where they were gone through. */
  readonly fronts: Set<string>
  /** What was done at the helpdesk and opens nothing. */
  readonly done: Set<string>
  /** What is still to be tried, by how far it has come. */
  open: { readonly far: number; readonly next: AsyncGenerator<World> }[]
}

const isAll = ({ gains, doors: { ways } }: Search): boolean => ways.every((way) => gains.has(way))

function come(search: Search, world: World): void {
  const { gains, seen } = search
  for (const way of world.reached) if (!gains.has(way)) gains.set(way, world.when)
  if (seen.has(standOf(world)) || isBehind(world, [...seen.values()])) return
  seen.set(standOf(world), world)
  if (!world.isEnd) push(search, world, after(search, world))
}

function push({ open }: Search, { reached }: World, next: AsyncGenerator<World>): void {
  open.push({ far: reached.size, next })
}

/** Until nothing new comes of anything, or there is nothing more to be had: whoever has come far comes further sooner. */
async function goOn(search: Search): Promise<void> {
  while (search.open.length > 0 && !isAll(search)) {
    const furthest = search.open.reduce((best, one) => (one.far > best.far ? one : best))
    const { value, done } = await furthest.next.next()
    if (done) search.open = search.open.filter((one) => one !== furthest)
    else come(search, value)
  }
}

async function* after(search: Search, world: World): AsyncGenerator<World> {
  const { portals, origin } = search.doors
  if (isNew(search, world, 'call'))
    yield* asked(search, world, WHENS.slice(0, WHENS.indexOf(world.when) + 1))
  if (!isNew(search, world, 'journeys')) return
  for (const portal of portals)
    for (const entry of entriesOf(portal, world, search.gains))
      yield* walk({ world, entry, origin })
}

const asked = ({ gains, done }: Search, world: World, whens: readonly When[]) =>
  ask(world, { whens, gains, done })

/**
 * Behind a helpdesk: what a call, or a journey, does not hang on makes neither new; and nothing brings anybody further in
 * a journey who has nothing to answer with.
 */
function isNew({ fronts }: Search, world: World, what: 'call' | 'journeys'): boolean {
  const { held, sids, line, reached, when, start, story } = world
  if (!line) return true
  if (what === 'journeys' && world.begins !== 'as usual') return false
  const isCall = what === 'call'
  const isFirst = story.length === 0 && start === 0
  if (!isCall && !isFirst && isEmpty(held) && Object.keys(sids).length === 0) return false
  const come = isCall ? [] : WAYS.filter((way) => reached.has(way))
  const stand = isCall ? line.stand : line.stand.person
  const front = JSON.stringify([what, held, Object.keys(sids), stand, come, isCall && when, start])
  if (fronts.has(front)) return false
  fronts.add(front)
  return true
}

const isEmpty = ({ password, mailbox, passes, apps, keys, codes }: World['held']): boolean =>
  password === null && !mailbox && [passes, apps, keys, codes].every((some) => some.length === 0)

/** Somebody stands there already with all that they have there, and more: no less comes of that. */
function isBehind(world: World, seen: readonly World[]): boolean {
  return seen.some(
    (other) =>
      other.when === world.when &&
      other.start === world.start &&
      JSON.stringify(other.line?.stand) === JSON.stringify(world.line?.stand) &&
      other.isOff === world.isOff &&
      other.held.password === world.held.password &&
      factorsOf(other.held) >= factorsOf(world.held) &&
      Object.keys(world.sids).every((portal) => portal in other.sids) &&
      [...world.reached].every((way) => other.reached.has(way)),
  )
}

const factorsOf = ({ apps, keys }: World['held']): number => apps.length + keys.length

/** What decides what comes next, and nothing that only counts. */
function standOf({ reached, sids, held, when, isOff, line, start }: World): string {
  const { password } = held
  const signedIn = Object.keys(sids).toSorted()
  return JSON.stringify([
    [...reached].toSorted(),
    signedIn,
    password,
    factorsOf(held),
    when,
    isOff,
    held.passes.length,
    line && start,
    line?.stand,
  ])
}

/** What was new is so no more, and every session is over. */
const dayLater = (world: World): Promise<World> =>
  within(world, PUBLIC_URL, async (server) => {
    server.clock.advance(DAY)
    return { ...world, kept: server.keep(), sids: {}, when: 'after a day' }
  })
