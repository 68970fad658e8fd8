import { askAccount } from './account.ts'
import { type OpenServer, openEnrolled } from './beginnings.ts'
import { type Browser, createBrowser, type Reply, signIn, stepOf } from './browser.ts'
import { DAY, MINUTE } from './clock.ts'
import { confirmed } from './confirming.ts'
import { rowsIn } from './servers/servers.ts'
import type { TestServer } from './test-server.ts'

/** Where somebody wants to be written to from now on. */
export const NEW = 'new@example.org'

/** The code that was mailed to an address last. @throws where none was. */
export async function codeTo(server: TestServer, address = NEW): Promise<string> {
  await server.deliverMail()
  const codes = server.mailer.sent
    .filter(({ to }) => to === address)
    .flatMap(({ text }) => /^\s*(\d{8})\s*$/m.exec(text)?.[1] ?? [])
  const code = codes.at(-1)
  if (!code) throw new Error(`No code was mailed to ${address}`)
  return code
}

/** Asks for a code to the address, and types it. */
export async function proven(server: TestServer, browser: Browser, address = NEW): Promise<Reply> {
  const asked = await askAccount(browser, 'address/code', { address })
  if (asked.status !== 200) throw new Error(`No code was mailed: ${asked.text}`)
  const code = await codeTo(server, address)
  return askAccount(browser, 'address/prove', { address, code })
}

/** The change, confirmed with a fresh code of the app. */
export function changed(
  server: TestServer,
  somebody: { browser: Browser; secret: string },
  address = NEW,
): Promise<Reply> {
  server.clock.advance(MINUTE)
  return confirmed(server, somebody, { act: 'address.change', object: address })
}

/** How the change is begun: not at all where something speaks against it. */
export const beginsWith = async (browser: Browser, address = NEW) =>
  (await browser.start({ journey: 'confirm', act: 'address.change', object: address })).body.step

/** Addresses of everybody there is, in order. */
export const addresses = (server: TestServer): readonly unknown[] =>
  rowsIn(server, 'select email from person order by email').map(({ email }) => email)

/** Somebody whose app is old, and a thief who knows password and app's code for once, and has changed the address. */
export async function taken(openServer: OpenServer) {
  const { server, browser, secret } = await openEnrolled(openServer)
  server.clock.advance(40 * DAY)
  const { browser: thief } = await signIn(server, secret, createBrowser(server))
  server.clock.advance(MINUTE)
  await proven(server, thief)
  stepOf(await changed(server, { browser: thief, secret }), 'done')
  server.clock.advance(MINUTE)
  return { server, browser, secret, thief }
}
