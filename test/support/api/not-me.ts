import { type OpenServer, openEnrolled } from './beginnings.ts'
import { type Browser, createBrowser, type Reply, signIn } from './browser.ts'
import { DAY, MINUTE } from './clock.ts'
import { secondApp } from './confirming.ts'
import { rowsIn } from './servers/servers.ts'
import { REPORTER, type TestServer } from './test-server.ts'

/** The links of "this was not me" that were mailed to somebody, with the subject of their mail, oldest first. */
export async function linksTo(server: TestServer, address = REPORTER) {
  await server.deliverMail()
  return (await server.mails())
    .filter(({ to }) => to === address)
    .flatMap(({ subject, text }) => {
      const token = /\/p\/demo\/not-me#(\S+)/.exec(text)?.[1]
      return token ? [{ subject, token }] : []
    })
}

/** The one of the newest mail whose subject says this. @throws where there is none. */
export async function linkIn(server: TestServer, subject: string): Promise<string> {
  const found = (await linksTo(server)).findLast((mail) => mail.subject.includes(subject))
  if (!found) throw new Error(`No mail with a link says "${subject}"`)
  return found.token
}

/** Pressed in a browser that nobody has signed in with, on our own page unless another is said. */
export const press = (
  server: TestServer,
  token: string,
  browser: Browser = createBrowser(server, { origin: server.publicUrl }),
): Promise<Reply> => browser.send('POST', '/v1/account/not-me', { portal: 'demo', token })

/** Somebody whose app is old, in whose account a thief has added another. */
export async function robbed(openServer: OpenServer) {
  const { server, browser, secret } = await openEnrolled(openServer)
  server.clock.advance(40 * DAY)
  const { browser: thief } = await signIn(server, secret, createBrowser(server))
  server.clock.advance(MINUTE)
  const theirs = await secondApp(server, { browser: thief, secret })
  const token = await linkIn(server, 'A new way to sign in')
  return { server, browser, secret, thief, theirs, token }
}

/** Whether an account is frozen, the reporter's unless another is said, and held so for the helpdesk. */
export const frozen = (server: TestServer, address = REPORTER) =>
  rowsIn(
    server,
    'select frozen_at is not null as frozen, freeze_held as held from person where email = ?',
    address,
  )[0]
