import { DAY } from '../api/clock.ts'
import { PORTAL_URL, PUBLIC_URL } from '../api/test-server.ts'
import { entriesOf } from './entries.ts'
import { walk } from './walking.ts'
import { WAYS, type Way, type World, within } from './world.ts'

/** Everything that an attacker comes to, one journey after another, until nothing new comes of any. */

export type When = 'at once' | 'after a day'

/** Which doors there are: portals, and the page that they are stood before. */
export interface Doors {
  readonly portals: readonly string[]
  readonly origin: string
}

/** A browser of their own names whatever page it likes; ours is the one of which least is asked. */
export const ANY_PAGE: Doors = { portals: ['demo', 'other'], origin: PUBLIC_URL }
/** A page of one host, in the browser of whoever is attacked: its name is put there by the browser. */
export const HOSTS_PAGE: Doors = { portals: ['demo'], origin: PORTAL_URL }

/** From these on; the first time that each way was come to. */
export async function reach(
  starts: readonly World[],
  doors: Doors,
): Promise<ReadonlyMap<Way, When>> {
  const search: Search = { doors, gains: new Map(), seen: new Map(), open: [] }
  for (const start of starts) come(search, start)
  await goOn(search)
  const withApp = [...search.seen.values()].filter(({ reached }) => reached.has('app'))
  const [furthest] = withApp.toSorted((a, b) => b.reached.size - a.reached.size)
  if (!furthest || search.gains.size === WAYS.length) return search.gains
  come(search, await dayLater(furthest))
  await goOn(search)
  return search.gains
}

interface Search {
  readonly doors: Doors
  readonly gains: Map<Way, When>
  /** By where they stand. */
  readonly seen: Map<string, World>
  /** What is still to be tried, by how far it has come. */
  open: { readonly far: number; readonly next: AsyncGenerator<World> }[]
}

function come(search: Search, world: World): void {
  const { gains, seen, open } = search
  for (const way of world.reached)
    if (!gains.has(way)) gains.set(way, world.isDayLater ? 'after a day' : 'at once')
  if (seen.has(standOf(world)) || isBehind(world, [...seen.values()])) return
  seen.set(standOf(world), world)
  open.push({ far: world.reached.size, next: after(search, world) })
}

/** Until nothing new comes of anything, or there is nothing more to be had: whoever has come far comes further sooner. */
async function goOn(search: Search): Promise<void> {
  while (search.open.length > 0 && search.gains.size < WAYS.length) {
    const furthest = search.open.reduce((best, one) => (one.far > best.far ? one : best))
    const { value, done } = await furthest.next.next()
    if (done) search.open = search.open.filter((one) => one !== furthest)
    else come(search, value)
  }
}

async function* after(
  { doors: { portals, origin }, gains }: Search,
  world: World,
): AsyncGenerator<World> {
  for (const portal of portals)
    for (const entry of entriesOf(portal, world, gains)) yield* walk({ world, entry, origin })
}

/** Somebody stands there already with all that they have there, and more: no less comes of that. */
function isBehind(world: World, seen: readonly World[]): boolean {
  return seen.some(
    (other) =>
      other.isDayLater === world.isDayLater &&
      other.isOff === world.isOff &&
      other.held.password === world.held.password &&
      factorsOf(other.held) >= factorsOf(world.held) &&
      Object.keys(world.sids).every((portal) => portal in other.sids) &&
      [...world.reached].every((way) => other.reached.has(way)),
  )
}

const factorsOf = ({ apps, keys }: World['held']): number => apps.length + keys.length

/** What decides what comes next, and nothing that only counts. */
function standOf({ reached, sids, held, isDayLater, isOff }: World): string {
  const { password } = held
  const signedIn = Object.keys(sids).toSorted()
  return JSON.stringify([
    [...reached].toSorted(),
    signedIn,
    password,
    factorsOf(held),
    isDayLater,
    isOff,
  ])
}

/** What was new is so no more, and every session is over. */
const dayLater = (world: World): Promise<World> =>
  within(world, PUBLIC_URL, async (server) => {
    server.clock.advance(DAY)
    return { ...world, kept: server.keep(), sids: {}, isDayLater: true }
  })
