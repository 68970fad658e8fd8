import { type Browser, createBrowser, PASSWORD, stepOf } from './browser.ts'
import { appCode } from './sign-ins.ts'
import type { TestServer } from './test-server.ts'

/** Somebody of unit 0001 who is signed in on our own page, with two factors, just now. */
export async function memberOf(server: TestServer, email: string): Promise<Browser> {
  const browser = createBrowser(server, { origin: server.publicUrl })
  const { token } = await server.invite({ email })
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode(email) })
  const name = { firstName: email, lastName: 'Exempel' }
  const shown = await browser.answer(flow, { step: 'register', ...name })
  const { secret } = stepOf(shown, 'totp-enrol')
  await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret), name: 'App' })
  const last = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(last, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  return browser
}
