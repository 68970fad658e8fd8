import { type Browser, createBrowser, PASSWORD, type Reply, stepOf } from './browser.ts'
import { MINUTE } from './clock.ts'
import { appCode, stepNameOf } from './sign-ins.ts'
import { REPORTER, type TestServer } from './test-server.ts'

/** A flow of whoever is signed in that stands where new codes are shown, after a code of their app. */
export async function untilCodes(server: TestServer, browser: Browser, secret: string) {
  server.clock.advance(MINUTE)
  const { flow } = (await browser.start({ journey: 'add-method', kind: 'recovery-codes' })).body
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  return { flow, ...stepOf(reply, 'recovery-codes-enrol') }
}

/** Makes a set, and keeps it. */
export async function makeCodes(server: TestServer, browser: Browser, secret: string) {
  const { flow, codes } = await untilCodes(server, browser, secret)
  const reply = await browser.answer(flow, { step: 'recovery-codes-enrol', kept: true })
  return { codes, done: stepOf(reply, 'done') }
}

/** A sign-in that waits for a recovery code, in a browser of its own if none is given. */
export async function untilRecoveryCode(
  server: TestServer,
  { browser = createBrowser(server), address = REPORTER, portal = 'demo' } = {},
) {
  const { flow } = (await browser.start({ portal, method: 'recovery-codes' })).body
  await browser.answer(flow, { step: 'identify', address })
  const reply = await browser.answer(flow, { step: 'password', password: PASSWORD })
  return { browser, flow, reply }
}

/** A sign-in that stands where it is told how many codes are left, after one; or where it was refused. */
export async function untilCodesLeft(
  server: TestServer,
  code: string,
  browser = createBrowser(server),
) {
  const { flow } = await untilRecoveryCode(server, { browser })
  const reply = await browser.answer(flow, { step: 'recovery-codes', code })
  return { browser, flow, reply }
}

/** Signs in with a recovery code, or tries to; what is told of those that are left is read and gone on from. */
export async function signInByCode(
  server: TestServer,
  code: string,
  browser = createBrowser(server),
): Promise<Reply & { readonly browser: Browser }> {
  const { flow, reply } = await untilCodesLeft(server, code, browser)
  const isTold = reply.status === 200 && stepNameOf(reply) === 'codes-left'
  return { ...(isTold ? await browser.answer(flow, { step: 'codes-left' }) : reply), browser }
}

/** An app to be added by whoever no longer has theirs, on the word of a code. */
export async function addByCode(browser: Browser, code = '') {
  const { flow } = (await browser.start({ journey: 'add-method' })).body
  await browser.answer(flow, { step: 'totp', lost: true })
  await browser.answer(flow, { step: 'pick', method: 'recovery-codes' })
  return { flow, reply: await browser.answer(flow, { step: 'recovery-codes', code }) }
}
