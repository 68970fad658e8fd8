import type { OwnAct } from '../../../api/contract/confirmation-wire.ts'
import {
  asHost,
  type Browser,
  createBrowser,
  enrolled,
  PASSWORD,
  type Reply,
  stepOf,
} from './browser.ts'
import { MINUTE } from './clock.ts'
import { appCode } from './sign-ins.ts'
import { REPORTER, type TestServer } from './test-server.ts'

/** What a host of tests has confirmed. */
export const WITHDRAWAL = {
  act: 'withdraw',
  object: 'submission-17',
  text: 'Withdraw submission 17',
} as const

/** The id of the session that a code of a sign-in stands for. */
export async function sidOf(server: TestServer, code: string | null): Promise<string> {
  return String((await asHost(server, '/v1/redeem', { code })).body.sid)
}

/** Somebody enrolled and signed in, and the id of their session. */
export async function signedIn(server: TestServer) {
  const { browser, secret, done } = await enrolled(server)
  const sid = await sidOf(server, done.code)
  server.clock.advance(MINUTE)
  return { browser, secret, sid }
}

/** What the host's server was given for an act. */
export async function asked(server: TestServer, sid: string, more: object = {}): Promise<string> {
  const { status, body } = await asHost(server, '/v1/confirmations', {
    sid,
    ...WITHDRAWAL,
    ...more,
  })
  if (status !== 201) throw new Error(`Nothing was asked: ${status} ${JSON.stringify(body)}`)
  return String(body.confirmation)
}

export const redeem = (
  server: TestServer,
  { code, sid, ...other }: { code: string | null; sid: string; act?: string; object?: string },
  secret?: string,
) => {
  const { act, object } = WITHDRAWAL
  return asHost(server, '/v1/confirmations/redeem', { code, sid, act, object, ...other }, secret)
}

/** Begun, and agreed to; stands at what is to be shown. */
export async function agreed(
  browser: Browser,
  body: { confirmation?: string; act?: OwnAct; object?: string },
): Promise<{ flow: string; reply: Reply }> {
  const begun = await browser.start({ journey: 'confirm', ...body })
  const { flow } = begun.body
  stepOf(begun, 'confirm')
  return { flow, reply: await browser.answer(flow, { step: 'confirm' }) }
}

/** Confirmed with the app, to the end. */
export async function confirmed(
  server: TestServer,
  { browser, secret }: { browser: Browser; secret: string },
  body: { confirmation?: string; act?: OwnAct; object?: string },
): Promise<Reply> {
  const { flow, reply } = await agreed(browser, body)
  stepOf(reply, 'totp')
  return browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
}

/** A grant that the host has not redeemed yet. */
export async function granted(server: TestServer) {
  const { sid, ...somebody } = await signedIn(server)
  const confirmation = await asked(server, sid)
  const { code } = stepOf(await confirmed(server, somebody, { confirmation }), 'done')
  return { ...somebody, sid, confirmation, code }
}

export const suspendReporter = (server: TestServer) =>
  server.store.atomically(function* () {
    const person = yield* server.store.people.byEmailKey(REPORTER)
    yield* server.store.people.suspend(person?.id ?? '', server.clock.now())
  })

/** Methods of the reporter that are bound, oldest first. */
export const boundOf = (server: TestServer) =>
  server.store.run(function* () {
    const person = yield* server.store.people.byEmailKey(REPORTER)
    return yield* server.store.methods.bound(person?.id ?? '')
  })

/** Adds another app to whoever is signed in; ends on a fresh code of either. */
export async function secondApp(
  server: TestServer,
  { browser, secret: held }: { browser: Browser; secret: string },
  name = 'Tablet',
) {
  const { flow } = (await browser.start({ journey: 'add-method' })).body
  const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, held) })
  const { secret } = stepOf(shown, 'totp-enrol')
  stepOf(
    await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret), name }),
    'done',
  )
  server.clock.advance(MINUTE)
  const bound = await boundOf(server)
  const idOf = (wanted: string | undefined) => bound.find((one) => one.name === wanted)?.id ?? ''
  const first = bound.find((one) => one.kind === 'totp' && one.name !== name)
  return { secret, id: idOf(name), firstId: first?.id ?? '' }
}

/** A session of the password alone, of a person who never had a second factor; the portal wants no more. */
export async function passwordOnly(server: TestServer) {
  const browser = createBrowser(server)
  const { token } = await server.invite()
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
  await browser.answer(flow, { step: 'register', firstName: 'Test', lastName: 'Reporter' })
  const shown = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(shown, 'notice')
  const last = await browser.answer(flow, { step: 'notice', document, version, hash })
  const sid = await sidOf(server, stepOf(last, 'done').code)
  server.clock.advance(2 * MINUTE)
  return { browser, sid }
}
