import type { Step } from '../../../api/contract/views.ts'
import type { Browser, Reply } from '../api/browser.ts'
import type { TestServer } from '../api/test-server.ts'
import { type Try, triesAt, triesOf } from './answers.ts'
import type { Entry } from './entries.ts'
import { gainedBy, stepIn } from './gains.ts'
import { type World, within } from './world.ts'

/** One journey, gone through in every way that there is. */

/** Where it stands after some answers. */
interface Node {
  readonly world: World
  readonly flow: string
  readonly step: Step
  /** Names of what was right on the way, but for turns: in another order they lead to the same. */
  readonly made: ReadonlySet<string>
}

const placeOf = ({ step, made }: Pick<Node, 'step' | 'made'>): string =>
  [step.name, ...[...made].toSorted()].join('|')

/** A journey of a world, before a page. */
export interface Walk {
  readonly world: World
  readonly entry: Entry
  readonly origin: string
}

/** Every world that is come to, after each answer that was taken. */
export async function* walk(going: Walk): AsyncGenerator<World> {
  const first = await begin(going)
  const waiting = first ? [first] : []
  const seen = new Set<string>()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(placeOf(node))) continue
    seen.add(placeOf(node))
    yield node.world
    waiting.push(...(await nextOf(node, going)))
  }
}

async function begin({ world, entry, origin }: Walk): Promise<Node | null> {
  return within(world, origin, async (server, browser) => {
    const reply = await entry.begin(server, browser)
    const step = stepIn(reply)
    if (!step) return null
    const gained = await gainedBy({ server, browser }, { world, entry, reply })
    const kept = { kept: server.keep(), jar: browser.jar, story: [...world.story, entry.name] }
    const { flow } = reply.body
    return { world: { ...world, ...gained, ...kept }, flow, step, made: new Set<string>() }
  })
}

/**
 * Whatever is an answer to the step is tried, offered there or not; answers to other steps are refused everywhere
 * (`flows/step-skipping.test.ts`). What is refused changes nothing, so the next is tried in the same copy; what is
 * taken leads on, and the rest is tried in another one.
 */
async function nextOf(node: Node, going: Walk): Promise<readonly Node[]> {
  if (node.step.name === 'done') return []
  const { held } = node.world
  const left = [...triesOf(held), ...triesAt(node.step, { held, origin: going.origin })].filter(
    ({ step }) => step === node.step.name,
  )
  const found: Node[] = []
  while (left.length > 0)
    found.push(
      ...(await within(node.world, going.origin, (server, browser) =>
        firstTaken({ server, browser, node, going, left }),
      )),
    )
  return found
}

interface Trying {
  readonly server: TestServer
  readonly browser: Browser
  readonly node: Node
  readonly going: Walk
  /** What is not tried yet; what was tried is taken off. */
  readonly left: Try[]
}

async function firstTaken(trying: Trying): Promise<readonly Node[]> {
  const { node, left, ...at } = trying
  for (let one = left.shift(); one; one = left.shift()) {
    const reply = await one.answer({ ...at, flow: node.flow })
    const step = stepIn(reply)
    if (step && !reply.body.code) return [await nodeAfter(trying, { one, reply, step })]
  }
  return []
}

async function nodeAfter(
  { server, browser, node, going }: Trying,
  { one, reply, step }: { readonly one: Try; readonly reply: Reply; readonly step: Step },
): Promise<Node> {
  const { world, flow, made } = node
  const gained = await gainedBy({ server, browser }, { world, entry: going.entry, reply })
  const held = one.leaves?.(world.held) ?? world.held
  const kept = { kept: server.keep(), jar: browser.jar, story: [...world.story, one.name] }
  const after = { ...world, ...gained, ...kept, held }
  return { world: after, flow, step, made: one.turns ? made : new Set([...made, one.name]) }
}
