import type { Person } from '../../../api/ports/store/person-store.ts'
import type { Browser } from '../api/browser.ts'
import { createBrowser, enrolled, PASSWORD } from '../api/browser.ts'
import { sidOf } from '../api/confirming.ts'
import { makeCodes } from '../api/recovery-codes.ts'
import { personOf } from '../api/rightful-scene.ts'
import { addOtherPortal, changeRows } from '../api/servers/servers.ts'
import { createTestServer, PUBLIC_URL, REPORTER, type TestServer } from '../api/test-server.ts'
import { type Authenticator, createAuthenticator } from '../webauthn/authenticator.ts'
import { addCredential, KINDS, WITH_PASSKEYS } from '../webauthn/passkeys.ts'
import { passwordIn } from './gains.ts'
import { standingOf } from './standing.ts'
import { type Before, type Held, type Way, type World, within } from './world.ts'

/** What is laid over a person before they are attacked. */
export interface Victim {
  /** In a second portal, which asks for one factor, they have a role, and an invitation to another. */
  readonly hasTwoPortals: boolean
  /** They have a passkey, a security key and this device beside the rest, and the first portal takes them. */
  readonly hasKeys: boolean
}

/** Of everything that there is to be held, what an attacker has: by name. */
export type Holding =
  | 'password'
  | 'mailbox'
  | 'app'
  | 'sheet'
  | 'session'
  | (typeof KINDS)[number]
  /** All of these, as they are shown on a page that imitates ours. */
  | 'imitation'

const IMITATION = 'https://portal.example.net'

/** Somebody with a password, an app and a sheet of codes, and what there is of theirs to be taken. */
export async function victim(
  { hasTwoPortals, hasKeys }: Victim,
  holdings: readonly Holding[],
): Promise<World> {
  const server = await createTestServer()
  try {
    const other = await addOtherPortal(server, { policy: { level: 'aal1' } })
    const browser = createBrowser(server)
    const { secret, done } = await enrolled(server, browser)
    const sid = await sidOf(server, done.code)
    const { codes } = await makeCodes(server, browser, secret)
    const keys = hasKeys ? await makeKeys(server, browser, secret) : []
    if (hasTwoPortals) await giveRole(server)
    const { token } = hasTwoPortals
      ? await server.invite({ portalId: 'other', roles: MORE })
      : { token: null }
    const has = (name: Holding) => holdings.includes(name)
    const held: Held = {
      password: has('password') ? PASSWORD : null,
      mailbox: has('mailbox'),
      address: REPORTER,
      apps: has('app') ? [secret] : [],
      keys: keys
        .filter(({ kind }) => has(kind) || has('imitation'))
        .map(({ kind, authenticator }) => ({
          kind,
          show: (options, origin) =>
            authenticator.get(options, { origin: has('imitation') ? IMITATION : origin }),
        })),
      codes: has('sheet') ? codes : [],
      passes: [],
      link: has('mailbox') ? token : null,
    }
    const secrets = { demo: server.portalSecret, other }
    const before = await beforeOf(server, await personOf(server, REPORTER), secrets)
    return {
      ...UNTRIED,
      waits: new Set(),
      passwordId: passwordIn(before.methods),
      before,
      kept: server.keep(),
      jar: has('session') ? browser.jar : new Map(),
      held,
      sids: has('session') ? { demo: sid } : {},
    }
  } finally {
    await server.close()
  }
}

/** Nothing was come to yet. */
export const UNTRIED = {
  reached: new Set<Way>(),
  isOff: false,
  start: 0,
  isEnd: false,
  begins: 'as usual',
  when: 'at once',
  line: null,
  untold: [],
  story: [],
} as const

/** As somebody stands before they are attacked. */
export async function beforeOf(
  server: TestServer,
  person: Person,
  secrets: Before['secrets'],
): Promise<Before> {
  const { methods, pass } = await standingOf(server, { person })
  return { methods, person, passId: pass?.id ?? null, waiting: null, over: [], secrets }
}

/** One of each kind, set up after a code of the app. */
async function makeKeys(server: TestServer, browser: Browser, secret: string) {
  changeRows(
    server,
    "update portal set version = version + 1, policy = ? where id = 'demo'",
    JSON.stringify(WITH_PASSKEYS),
  )
  const made: { readonly kind: (typeof KINDS)[number]; readonly authenticator: Authenticator }[] =
    []
  for (const kind of KINDS) {
    const authenticator = createAuthenticator()
    const { status } = await addCredential(server, { browser, secret, kind, authenticator })
    if (status !== 200) throw new Error(`No ${kind} was made`)
    made.push({ kind, authenticator })
  }
  return made
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
