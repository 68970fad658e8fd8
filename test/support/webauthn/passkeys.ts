import { type Browser, createBrowser, PASSWORD, type Reply, stepOf } from '../api/browser.ts'
import { MINUTE } from '../api/clock.ts'
import { changeRows } from '../api/servers/servers.ts'
import { appCode } from '../api/sign-ins.ts'
import { REPORTER, type TestServer } from '../api/test-server.ts'
import type { Authenticator, Lies } from './authenticator.ts'

/** Whoever has a passkey, a key or a device: made, and shown, through HTTP. */

export const KINDS = ['passkey', 'security-key', 'this-device'] as const
export type CredentialKind = (typeof KINDS)[number]

/** A policy that takes all three, and a passkey alone. */
export const WITH_PASSKEYS = {
  firstFactors: ['password', 'passkey'],
  secondFactors: ['totp', ...KINDS],
} as const

/** On SQLite alone. */
export function setPolicy(server: TestServer, policy: object): void {
  changeRows(
    server,
    'update portal set version = version + 1, policy = ?',
    JSON.stringify({ ...WITH_PASSKEYS, ...policy }),
  )
}

/** The step of a kind, whichever it is: they have one shape. */
export const verifyStep = (reply: Reply, kind: CredentialKind) => stepOf(reply, kind as 'passkey')
export const enrolStep = (reply: Reply, kind: CredentialKind) =>
  stepOf(reply, `${kind}-enrol` as 'passkey-enrol')

/** A flow of whoever is signed in that stands where one is made, after a code of their app. */
export async function untilMade(server: TestServer, { browser, secret, kind = 'passkey' }: Adding) {
  server.clock.advance(MINUTE)
  const { flow } = (await browser.start({ journey: 'add-method', kind })).body
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  return { flow, reply, ...enrolStep(reply, kind) }
}

interface Adding {
  readonly browser: Browser
  readonly secret: string
  readonly kind?: CredentialKind
}

interface Making extends Adding {
  readonly authenticator: Authenticator
  readonly name?: string
  readonly lies?: Lies
}

/** Makes one, or tries to. */
export async function addCredential(server: TestServer, making: Making): Promise<Reply> {
  const { browser, authenticator, kind = 'passkey', name = `My ${kind}`, lies } = making
  const { flow, options } = await untilMade(server, making)
  const attestation = authenticator.create(options, lies)
  return browser.answer(flow, { step: `${kind}-enrol` as 'passkey-enrol', attestation, name })
}

/** A sign-in that asks for a passkey before any address, in a browser of its own if none is given. */
export async function untilPasskey(server: TestServer, browser = createBrowser(server)) {
  const { flow } = (await browser.start()).body
  const reply = await browser.answer(flow, { step: 'identify', method: 'passkey' })
  return { browser, flow, reply, ...verifyStep(reply, 'passkey') }
}

/** Signs in with a passkey and nothing else, or tries to. */
export async function signInByPasskey(
  server: TestServer,
  authenticator: Authenticator,
  lies: Lies = {},
) {
  const { browser, flow, options } = await untilPasskey(server)
  const assertion = authenticator.get(options, lies)
  const reply = await browser.answer(flow, { step: 'passkey', assertion })
  return { browser, flow, reply, assertion, options }
}

/** A sign-in that waits for a kind behind the password. */
export async function untilSecond(
  server: TestServer,
  kind: CredentialKind,
  browser = createBrowser(server),
) {
  const { flow } = (await browser.start({ method: kind })).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
  return { browser, flow, reply, ...verifyStep(reply, kind) }
}

/** Signs in with the password and one of a kind, or tries to. */
export async function signInBySecond(
  server: TestServer,
  {
    kind,
    authenticator,
    lies,
  }: { kind: CredentialKind; authenticator: Authenticator; lies?: Lies },
) {
  const { browser, flow, options } = await untilSecond(server, kind)
  const assertion = authenticator.get(options, lies)
  const reply = await browser.answer(flow, { step: kind as 'passkey', assertion })
  return { browser, flow, reply, assertion }
}
