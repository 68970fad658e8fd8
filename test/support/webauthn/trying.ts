import type { Browser, Reply } from '../api/browser.ts'
import { boundOf } from '../api/confirming.ts'
import type { TestServer } from '../api/test-server.ts'
import type { Assertion } from './authenticator.ts'
import { type CredentialKind, verifyStep } from './passkeys.ts'

/** Trying what the reporter has, through HTTP. */

/** The id of the one of theirs that is called so, or of a kind without names. */
export async function idOf(server: TestServer, called: string): Promise<string> {
  const held = await boundOf(server)
  return held.find(({ name, kind }) => name === called || kind === called)?.id ?? ''
}

/** Begins a trial of a method, whoever's it is; in the portal "demo" where no other is said. */
export const startTrial = (browser: Browser, object?: string, portal = 'demo'): Promise<Reply> =>
  browser.start({ journey: 'try-method', portal, ...(object === undefined ? {} : { object }) })

/** A trial that stands where the credential is to be shown. */
export async function untilTried(
  server: TestServer,
  { browser, called = 'My passkey', kind = 'passkey' }: Trying,
) {
  const reply = await startTrial(browser, await idOf(server, called))
  const { flow } = reply.body
  return { flow, reply, ...verifyStep(reply, kind) }
}

interface Trying {
  readonly browser: Browser
  /** Its name. */
  readonly called?: string
  readonly kind?: CredentialKind
}

/** What is sent of an assertion, at whatever flow stands there. */
export const shown = (
  browser: Browser,
  flow: string,
  { assertion, kind = 'passkey' }: { assertion: Assertion; kind?: CredentialKind },
): Promise<Reply> => browser.answer(flow, { step: kind as 'passkey', assertion })
