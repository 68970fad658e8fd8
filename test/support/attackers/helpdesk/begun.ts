import { HOUR, MINUTE } from '../../api/clock.ts'
import { WHY } from '../../api/console/helpdesk.ts'
import { personOf } from '../../api/rightful-scene.ts'
import { untilTotp } from '../../api/sign-ins.ts'
import type { TestServer } from '../../api/test-server.ts'
import type { World } from '../world.ts'
import { type Calling, callIn, verifyByColleague, verifyBySession } from './asking.ts'
import { AGENTS, atDesk, COLLEAGUES, type Scene } from './scenes.ts'
import { type Besides, startOf, verifiedTo, type Wanted } from './starts.ts'

/** Where those begin of whom something was heard, said or begun before. */

const answered = async (
  reply: { status: number; text: string } | Promise<{ status: number; text: string }>,
) => {
  const { status, text } = await reply
  if (status !== 200) throw new Error(`Refused: ${text}`)
  return JSON.parse(text)
}

/** A pass is read out, to whoever is verified well. */
async function passIn({ server, line, agent }: Calling): Promise<string> {
  await answered(agent.post(`${line.path}/reset`, { ...WHY, scope: 'all', paperGone: true }))
  const { pass } = await answered(agent.post(`${line.path}/pass`, WHY))
  server.clock.advance(MINUTE)
  return pass
}

/** Heard by whoever is at the telephone's other ear; what becomes of the pass afterwards. */
const heard =
  (then: (scene: Scene, pass: string) => Promise<unknown> = async () => null): Besides =>
  async (scene, world) => {
    const { server, desks } = scene
    await verifiedTo(server, {
      personId: world.before.person.id,
      agentId: desks.first.id,
      via: 'colleague',
    })
    const pass = await passIn(callIn(server, world))
    await then(scene, pass)
    return { line: null, held: { ...world.held, passes: [pass] } }
  }

type Has = Wanted['has'] & {}

/** A pass for a method, which stands after what is known. */
export const heardPass = async (has: Has): Promise<readonly World[]> => [
  await startOf({ has }, heard()),
]

/** Used by its person, taken back, late, another person's. */
export const spentPasses = async (has: Has): Promise<readonly World[]> => {
  const spent = [
    heard(async ({ server }, code) => {
      const { browser, flow } = await untilTotp(server)
      await answered(browser.answer(flow, { step: 'access-pass', code }))
    }),
    heard(async ({ server, desks }) => {
      const { id } = await personOf(server, 'reporter@example.org')
      await answered(atDesk(server, desks.second).post(`/portals/demo/people/${id}/pass/revoke`))
    }),
    heard(async ({ server }) => server.clock.advance(HOUR)),
  ]
  const starts = []
  for (const one of [...spent, anothers]) starts.push(await startOf({ has }, one))
  return starts
}

const anothers: Besides = async (scene, world) => {
  const { server, desks } = scene
  const { id } = await personOf(server, COLLEAGUES[0])
  await verifiedTo(server, { personId: id, agentId: desks.first.id, via: 'colleague' })
  const call = callIn(server, world)
  const path = `/portals/demo/people/${id}`
  const pass = await passIn({ ...call, line: { ...call.line, path } })
  return { line: null, held: { ...world.held, passes: [pass] } }
}

/** One who was vouched for by the person, and one who has vouched for somebody else a moment ago. */
export const circles = async (): Promise<readonly World[]> => [
  await startOf({ colleagues: 1 }, async ({ server, reporter }, world) =>
    vouched(server, world, {
      about: COLLEAGUES[0],
      by: { address: 'reporter@example.org', jar: reporter },
    }),
  ),
  await startOf({ colleagues: 1 }, async ({ server, colleagues }, world) =>
    vouched(server, world, { about: COLLEAGUES[1], by: colleagues[0] }),
  ),
]

interface Vouching {
  readonly about: string
  readonly by: Scene['colleagues'][number] | undefined
}

async function vouched(server: TestServer, world: World, { about, by }: Vouching) {
  const call = callIn(server, world)
  const path = `/portals/demo/people/${(await personOf(server, about)).id}`
  if (!by) throw new Error('Nobody vouches')
  await answered(verifyByColleague({ ...call, line: { ...call.line, path } }, by))
  return {}
}

/** How an agent's right ends. */
const ENDS: readonly ((scene: Scene) => Promise<unknown>)[] = [
  async ({ server }) => server.domain.colleagues.end(AGENTS.first),
  async ({ server, owner, desks }) =>
    answered(atDesk(server, owner).post(`/colleagues/${desks.first.id}/suspend`)),
  async ({ server: { store, clock }, desks }) =>
    store.atomically(() => store.people.freeze(desks.first.id, { at: clock.now(), isHeld: false })),
  async ({ server: { store, clock }, desks }) =>
    store.atomically(function* () {
      for (const { id, kind } of yield* store.methods.bound(desks.first.id))
        if (kind === 'passkey') yield* store.methods.putAway(id, clock.now())
    }),
]

/** What was begun before: nothing but the call, a pass that waits, one that was approved, an address that waits. */
const BEGINNINGS: readonly ((call: Calling) => Promise<string | null>)[] = [
  async () => null,
  async (call) => (await asked(call, 'pass', { withoutPassword: true })).id,
  async (call) => {
    const { act } = await asked(call, 'pass', { withoutPassword: true })
    await answered(call.second.post(`${act}/approve`))
    return null
  },
]

async function asked({ agent, line }: Calling, what: string, body: object) {
  const { person } = await answered(agent.post(`${line.path}/${what}`, { ...WHY, ...body }))
  const { id } = person.helpdesk.acts[0]
  return { id, act: `${line.path}/helpdesk/${id}` }
}

export const endedMidway = async (): Promise<readonly World[]> => {
  const starts = []
  for (const end of ENDS)
    for (const begin of BEGINNINGS)
      starts.push(
        await startOf({}, async (scene, world) => {
          const call = callIn(scene.server, { ...world, jar: scene.reporter })
          await answered(verifyBySession(call))
          const waiting = await begin(call)
          await end(scene)
          return { before: { ...world.before, waiting } }
        }),
      )
  return starts
}
