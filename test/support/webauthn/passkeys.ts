import { beginning, type OpenServer } from '../api/beginnings.ts'
import {
  type Browser,
  createBrowser,
  onboardUntil,
  PASSWORD,
  type Reply,
  stepOf,
} from '../api/browser.ts'
import { MINUTE } from '../api/clock.ts'
import { changeRows } from '../api/servers/servers.ts'
import { appCode } from '../api/sign-ins.ts'
import { REPORTER, type TestServer } from '../api/test-server.ts'
import { type Authenticator, createAuthenticator, type Lies } from './authenticator.ts'

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

interface Asking {
  readonly browser?: Browser
  readonly acr?: 'aal3'
}

/** A sign-in that asks for a passkey before any address, in a browser of its own if none is given. */
export async function untilPasskey(
  server: TestServer,
  { browser = createBrowser(server), acr }: Asking = {},
) {
  const { flow } = (await browser.start(acr ? { acr } : {})).body
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

/** A sign-in that waits for a kind behind the password, picked where another is asked for first. */
export async function untilSecond(
  server: TestServer,
  kind: CredentialKind,
  { browser = createBrowser(server), acr }: Asking = {},
) {
  const { flow } = (await browser.start(acr ? { acr } : {})).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  const first = await browser.answer(flow, { step: 'password', password: PASSWORD })
  const reply = first.body.step.name === kind ? first : await picked(browser, first, kind)
  return { browser, flow, reply, ...verifyStep(reply, kind) }
}

async function picked(browser: Browser, { body }: Reply, kind: CredentialKind): Promise<Reply> {
  const { flow, step } = body
  const list = await browser.answer(flow, { step: step.name, other: true } as never)
  const way = stepOf(list, 'pick').methods.find((one) => one.kind === kind)
  return browser.answer(flow, { step: 'pick', method: way?.id ?? '' })
}

interface Showing extends Asking {
  readonly kind: CredentialKind
  readonly authenticator: Authenticator
  readonly lies?: Lies
}

/** Signs in with the password and one of a kind, or tries to. */
export async function signInBySecond(
  server: TestServer,
  { kind, authenticator, lies, ...asking }: Showing,
) {
  const { browser, flow, options } = await untilSecond(server, kind, asking)
  const assertion = authenticator.get(options, lies)
  const reply = await browser.answer(flow, { step: kind as 'passkey', assertion })
  return { browser, flow, reply, assertion }
}

const withPasskey = beginning(async (server) => {
  setPolicy(server, {})
  const { browser, secret } = await enrolledAs(server, REPORTER)
  const authenticator = createAuthenticator({ counts: true })
  await addCredential(server, { browser, secret, authenticator })
  return { jar: browser.jar, secret, authenticator }
})

/** Somebody signed in, with an app and a passkey that counts: gone through once, and copied for each test. */
export async function openWithPasskey(openServer: OpenServer) {
  const { server, jar, ...facts } = await withPasskey(openServer)
  return { server, browser: createBrowser(server, { jar }), ...facts }
}

/** Somebody with that address: enrolled with an app, and signed in. */
export async function enrolledAs(server: TestServer, email: string) {
  const own = { ...server, mailedCode: () => server.mailedCode(email) }
  const { token } = await server.invite({ email })
  const browser = createBrowser(server)
  const { secret } = await onboardUntil(own, browser, 'done', token)
  return { browser, secret }
}
