import type { Method } from '../../../api/ports/store/method-store.ts'
import { type Browser, createBrowser } from '../api/browser.ts'
import type { KeptServer } from '../api/servers/kept-server.ts'
import { createTestServer, REPORTER, type TestServer } from '../api/test-server.ts'
import type { Assertion, Authenticator } from '../webauthn/authenticator.ts'
import type { CredentialKind } from '../webauthn/passkeys.ts'

/** Everything that there is to be gained, by the door that it is gained through. */
export const WAYS = [
  'one-factor',
  'two-factors',
  'account',
  'reset',
  'password',
  'app',
  'removal',
  'codes',
  'grant',
] as const
export type Way = (typeof WAYS)[number]

/** A passkey, a security key or a device in the attacker's hands, with what unlocks it. */
export interface HeldKey {
  readonly kind: CredentialKind
  /** As the browser of a page signs for it. */
  readonly show: (options: Parameters<Authenticator['get']>[0], origin: string) => Assertion
}

/** What an attacker has to answer with. */
export interface Held {
  /** Null for none. */
  readonly password: string | null
  /** Whatever is mailed is read. */
  readonly mailbox: boolean
  /** Secrets of apps of which codes can be had. */
  readonly apps: readonly string[]
  readonly keys: readonly HeldKey[]
  /** Recovery codes that were not shown yet. */
  readonly codes: readonly string[]
  /** The token of the link of an invitation that is open; null for none. */
  readonly link: string | null
}

/** What was there before anybody attacked, to be told from what there is afterwards. */
export interface Before {
  readonly methods: readonly Method[]
  /** Secrets of the portals' hosts, by portal. */
  readonly secrets: Readonly<Record<string, string>>
}

/** How far an attacker has come: the server as it stands then, and the browser. */
export interface World {
  readonly before: Before
  readonly kept: KeptServer
  readonly jar: ReadonlyMap<string, string>
  readonly held: Held
  /** Ids of the sessions in this browser, by portal. */
  readonly sids: Readonly<Record<string, string>>
  /** Of the one that opens the account now. */
  readonly passwordId: string
  readonly reached: ReadonlySet<Way>
  /** Its factors were switched off by wrong guesses. */
  readonly isOff: boolean
  /** A day was waited. */
  readonly isDayLater: boolean
  /** What led here, to be read where a test fails. */
  readonly story: readonly string[]
}

/** The server and the browser of a world, for as long as something is tried. */
export async function within<Told>(
  { kept, jar }: Pick<World, 'kept' | 'jar'>,
  origin: string,
  act: (server: TestServer, browser: Browser) => Promise<Told>,
): Promise<Told> {
  const server = await createTestServer({ from: kept })
  try {
    return await act(server, createBrowser(server, { origin, jar }))
  } finally {
    await server.close()
  }
}

/** Methods of the person that are bound, in whichever state. */
export const methodsIn = (server: TestServer): Promise<readonly Method[]> =>
  server.store.run(function* () {
    const person = yield* server.store.people.byEmailKey(REPORTER)
    return yield* server.store.methods.bound(person?.id ?? '')
  })
