import type { CallerCode } from '../../../../api/ports/store/helpdesk/caller-code-store.ts'
import { PASSWORD } from '../../api/browser.ts'
import { HOUR } from '../../api/clock.ts'
import { giveRole } from '../../api/console/console-people.ts'
import { WHY } from '../../api/console/helpdesk.ts'
import { personOf } from '../../api/rightful-scene.ts'
import { REPORTER, type TestServer } from '../../api/test-server.ts'
import { OWNER } from '../../webauthn/console-keys.ts'
import { passwordIn } from '../gains.ts'
import { standingOf } from '../standing.ts'
import { beforeOf, UNTRIED } from '../victims.ts'
import type { Held, Line, World } from '../world.ts'
import { standIn } from './calls.ts'
import { atDesk, openScene, type Scene } from './scenes.ts'

/** Where those begin who come by the helpdesk. */

/** About whom, and what of theirs the attacker has. */
export interface Wanted {
  readonly about?: string
  readonly has?: readonly ('password' | 'mailbox' | 'session')[]
  /** Whose place at the helpdesk. Default: an agent of the person's portal. */
  readonly desk?: 'elsewhere'
  readonly colleagues?: number
}

const NONE: Held = {
  password: null,
  mailbox: false,
  address: REPORTER,
  apps: [],
  keys: [],
  codes: [],
  passes: [],
  link: null,
}

/** One more thing that is so before the attacker comes: what they have besides, which act waits. */
export type Besides = (
  scene: Scene,
  world: World,
) => Promise<Partial<Pick<World, 'held' | 'line' | 'before' | 'begins'>>>

const NOTHING: Besides = async () => ({})

/** Where they stand once all of that is so: what they then change is told from it. */
export async function startOf(wanted: Wanted, besides: Besides): Promise<World> {
  const scene = await openScene()
  const { server, other } = scene
  const { about = REPORTER, has = [] } = wanted
  try {
    if (about !== REPORTER)
      await giveRole(server, (await personOf(server, about)).id, { portalId: 'demo' })
    const secrets = { demo: server.portalSecret, other }
    const before = await beforeOf(server, await personOf(server, about), secrets)
    const hasSession = has.includes('session')
    const world: World = {
      ...UNTRIED,
      waits: new Set(),
      before,
      passwordId: passwordIn(before.methods),
      kept: server.keep(),
      jar: hasSession ? scene.reporter : new Map(),
      sids: hasSession ? { demo: scene.sid } : {},
      held: {
        ...NONE,
        address: about,
        password: has.includes('password') ? PASSWORD : null,
        mailbox: has.includes('mailbox'),
      },
      line: await lineOf(scene, wanted, before.person.id),
    }
    const more = await besides(scene, world)
    const begun = { ...world, ...more }
    const line = begun.line && { ...begun.line, stand: await standNow(server, begun, begun.line) }
    const now = await standingOf(server, begun.before)
    const { person, methods, pass, acts } = now
    const over = acts.map(({ id }) => id)
    return {
      ...begun,
      before: { ...begun.before, person, methods, passId: pass?.id ?? null, over },
      passwordId: passwordIn(now.methods),
      line,
      kept: server.keep(),
    }
  } finally {
    await server.close()
  }
}

async function lineOf(
  { desks, colleagues }: Scene,
  { desk, colleagues: count = 0 }: Wanted,
  personId: string,
): Promise<Line> {
  return {
    path: `/portals/${desk ? 'other' : 'demo'}/people/${personId}`,
    agent: desks[desk ?? 'first'],
    second: desks.second,
    colleagues: colleagues.slice(0, count),
    heard: [],
    stand: { person: '', desk: '' },
  }
}

const standNow = async (server: TestServer, { before }: World, { agent, second }: Line) =>
  standIn(server, await standingOf(server, before), [agent, second])

const frozen: Besides = async ({ server: { store, clock } }, { before: { person } }) => {
  const at = clock.now()
  await store.atomically(() => store.people.freeze(person.id, { at, isHeld: true }))
  return { begins: 'frozen' }
}

/** Another agent was rung before, and what was asked of them waits. */
const waiting: Besides = async ({ server, desks, owner }, { before, line }) => {
  const by = before.person.id === desks.first.id ? owner : desks.third
  await verifiedTo(server, { personId: before.person.id, agentId: by.id, via: 'mailbox' })
  const reply = await atDesk(server, by).post(`${line?.path}/pass`, {
    ...WHY,
    withoutPassword: true,
  })
  const act = reply.status === 200 ? JSON.parse(reply.text).person.helpdesk.acts[0]?.id : null
  if (!act) throw new Error(`Nothing waits: ${reply.text}`)
  return { before: { ...before, waiting: act }, begins: 'waiting' }
}

/** Past the call. */
export const verifiedTo = (
  { store, clock }: TestServer,
  { personId, agentId, via }: Pick<CallerCode, 'personId' | 'via'> & { readonly agentId: string },
) =>
  store.atomically(() =>
    store.callerCodes.add({
      id: `of-${personId}`,
      personId,
      portalId: 'demo',
      via,
      agentId,
      hash: `of-${personId}`,
      evidence: '{}',
      word: null,
      colleagueId: null,
      createdAt: clock.now(),
      expiresAt: clock.now() + HOUR,
      usedAt: clock.now(),
    }),
  )

/** Whoever has an agent's place, or the ear of an agent who believes whatever is said. */
export const callers = async (wanted: Wanted): Promise<readonly World[]> => {
  const besides = wanted.about === OWNER || wanted.desk ? [NOTHING] : [NOTHING, waiting]
  const starts = []
  for (const one of [...besides, frozen]) starts.push(await startOf(wanted, one))
  return starts
}
