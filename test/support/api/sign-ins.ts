import { totpAt } from '../totp.ts'
import { type Browser, createBrowser, PASSWORD, type Reply } from './browser.ts'
import { REPORTER, type TestServer } from './test-server.ts'

/** A code of the person's app at this moment. */
export function appCode(server: TestServer, secret: string, stepsAway = 0): string {
  return totpAt(secret, server.clock.now() + stepsAway * 30_000)
}

/** Six digits that are certainly not the ones given. */
export function otherThan(code: string): string {
  return code === '000000' ? '000001' : '000000'
}

/** A sign-in that waits for the password. */
export async function untilPassword(
  server: TestServer,
  { browser = createBrowser(server), address = REPORTER, ...body }: UntilOptions = {},
) {
  const { flow } = (await browser.start(body)).body
  const reply = await browser.answer(flow, { step: 'identify', address })
  return { browser, flow, reply }
}

/** A sign-in that waits for the code of the app. */
export async function untilTotp(server: TestServer, options: UntilOptions = {}) {
  const { browser, flow } = await untilPassword(server, options)
  const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
  return { browser, flow, reply }
}

/** An invitation flow, found by its link, in which a code has been mailed. */
export async function untilMailed(server: TestServer, browser = createBrowser(server)) {
  const { token } = await server.invite()
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  return { browser, flow, token, code: await server.mailedCode() }
}

/** Whatever step a reply stands at, accepted or refused. */
export function stepNameOf({ body }: Reply): string | undefined {
  return (body.view ?? body).step?.name
}

/** The cookie of a kind that a browser holds; empty when it holds none. */
export function cookieOf({ jar }: Browser, kind: 'browser' | 'portal'): readonly [string, string] {
  return [...jar].find(([name]) => name.includes(`farstu-${kind}`)) ?? ['', '']
}

interface UntilOptions {
  readonly browser?: Browser
  readonly address?: string
  readonly acr?: 'aal1' | 'aal2' | 'aal3'
  readonly maxAgeSeconds?: number
  readonly pick?: true
  readonly portal?: string
}
