import { createBrowser, enrolled, PASSWORD } from '../browser.ts'
import { sidOf } from '../confirming.ts'
import { makeCodes } from '../recovery-codes.ts'
import { addOtherPortal } from '../servers/servers.ts'
import { createTestServer, PUBLIC_URL, REPORTER, type TestServer } from '../test-server.ts'
import { type Held, methodsIn, type World, within } from './world.ts'

/** What is laid over a person before they are attacked. */
export interface Victim {
  /** In a second portal, which asks for one factor, they have a role, and an invitation to another. */
  readonly hasTwoPortals: boolean
}

/** Of everything that there is to be held, what an attacker has: by name. */
export type Holding = 'password' | 'mailbox' | 'app' | 'sheet' | 'session'

/** Somebody with a password, an app and a sheet of codes, and what there is of theirs to be taken. */
export async function victim(
  { hasTwoPortals }: Victim,
  holdings: readonly Holding[],
): Promise<World> {
  const server = await createTestServer()
  try {
    const other = await addOtherPortal(server, { policy: { level: 'aal1' } })
    const browser = createBrowser(server)
    const { secret, done } = await enrolled(server, browser)
    const sid = await sidOf(server, done.code)
    const { codes } = await makeCodes(server, browser, secret)
    if (hasTwoPortals) await giveRole(server)
    const { token } = hasTwoPortals
      ? await server.invite({ portalId: 'other', roles: MORE })
      : { token: null }
    const has = (name: Holding) => holdings.includes(name)
    const held: Held = {
      password: has('password') ? PASSWORD : null,
      mailbox: has('mailbox'),
      apps: has('app') ? [secret] : [],
      codes: has('sheet') ? codes : [],
      link: has('mailbox') ? token : null,
    }
    const methods = await methodsIn(server)
    return {
      passwordId: methods.find(({ kind }) => kind === 'password')?.id ?? '',
      before: { methods, secrets: { demo: server.portalSecret, other } },
      kept: server.keep(),
      jar: has('session') ? browser.jar : new Map(),
      held,
      sids: has('session') ? { demo: sid } : {},
      reached: new Set(),
      isOff: false,
      isDayLater: false,
      story: [],
    }
  } finally {
    await server.close()
  }
}

const MORE = [{ unitExternalId: '0002', role: 'reporter', until: null }]

/** The other portal knows them already. */
async function giveRole({ store, clock }: TestServer): Promise<void> {
  const person = await store.run(() => store.people.byEmailKey(REPORTER))
  await store.atomically(() =>
    store.people.addMembership({
      id: 'there-too',
      personId: person?.id ?? '',
      portalId: 'other',
      unitId: null,
      role: 'reporter',
      until: null,
      createdAt: clock.now(),
      endedAt: null,
    }),
  )
}

/** Whoever has the first factor guesses at the others until they are switched off. */
export const switchedOff = (world: World): Promise<World> =>
  within(world, PUBLIC_URL, async ({ store, keep }) => {
    await store.atomically(function* () {
      const person = yield* store.people.byEmailKey(REPORTER)
      for (const kind of ['totp', 'recovery-codes'])
        yield* store.methods.suspend(person?.id ?? '', kind, null)
    })
    return { ...world, kept: keep(), isOff: true }
  })
