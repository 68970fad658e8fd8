import type { Method } from '../../../api/ports/store/method-store.ts'
import type { Person } from '../../../api/ports/store/person-store.ts'
import { type Browser, createBrowser } from '../api/browser.ts'
import type { KeptServer } from '../api/servers/kept-server.ts'
import { createTestServer, type TestServer } from '../api/test-server.ts'
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

/** What the helpdesk gives, takes and agrees to, beside these. */
export const HELPED_WAYS = [
  'methods',
  'pass',
  'name',
  'telephone',
  'address',
  'freeze',
  'unfreeze',
  'approval',
] as const

export type Way = (typeof WAYS)[number] | (typeof HELPED_WAYS)[number]

/** What it takes to come somewhere, in the order in which it is tried. */
export const WHENS = ['at once', 'after a day', 'with a second agent'] as const
export type When = (typeof WHENS)[number]

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
  /** Where the person is written to. */
  readonly address: string
  /** Secrets of apps of which codes can be had. */
  readonly apps: readonly string[]
  readonly keys: readonly HeldKey[]
  /** Recovery codes that were not shown yet. */
  readonly codes: readonly string[]
  /** Passes of the helpdesk that were heard. */
  readonly passes: readonly string[]
  /** The token of the link of an invitation that is open; null for none. */
  readonly link: string | null
}

/** What was there before anybody attacked, to be told from what there is afterwards. */
export interface Before {
  readonly methods: readonly Method[]
  readonly person: Person
  /** Id of the pass that there was; null for none. */
  readonly passId: string | null
  /** What another agent has asked for, and waits; null for nothing. */
  readonly waiting: string | null
  /** Acts of the helpdesk that were over already. */
  readonly over: readonly string[]
  /** Secrets of the portals' hosts, by portal. */
  readonly secrets: Readonly<Record<string, string>>
}

/** An agent's place in the console, with the key that it is signed in by. */
export interface Desk {
  /** Of the agent. */
  readonly id: string
  readonly jar: ReadonlyMap<string, string>
  readonly key: Authenticator
}

/** Who does at the helpdesk whatever the attacker wants of them, about one person. */
export interface Line {
  /** Of the person, in the console. */
  readonly path: string
  /** Asks, and types what they are read out. */
  readonly agent: Desk
  /** Approves whatever there is to be approved. */
  readonly second: Desk
  /** Those who say that it is the person who calls. */
  readonly colleagues: readonly { readonly address: string; readonly jar: Desk['jar'] }[]
  /** Codes that verified a caller once. */
  readonly heard: readonly string[]
  readonly stand: Stand
}

/** What decides what a journey comes to, and what the helpdesk does next. */
export interface Stand {
  readonly person: string
  readonly desk: string
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
  /** The most that it took. */
  readonly when: When
  /** Null where there is no helpdesk that is talked to. */
  readonly line: Line | null
  /** Which of several beginnings; they differ in more than where the person stands. */
  readonly start: number
  /** Something of another agent's waits, or the account is frozen: what becomes of that is tried, and nothing else. */
  readonly begins: 'as usual' | 'waiting' | 'frozen'
  /** Nothing more comes of it. */
  readonly isEnd: boolean
  /** What was asked of the helpdesk here, and waits. */
  readonly waits: Set<string>
  /** Acts of the helpdesk of which nothing was written down, or the person was not told. */
  readonly untold: readonly string[]
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
