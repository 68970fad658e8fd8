import { accountIn, askAccount } from './account.ts'
import { asHost, type Browser, createBrowser, PASSWORD, stepOf } from './browser.ts'
import { MINUTE } from './clock.ts'
import { redeem, WITHDRAWAL } from './confirming.ts'
import { administrator } from './console/console.ts'
import { appCode, otherThan } from './sign-ins.ts'
import { PORTAL_URL, REPORTER, type TestServer } from './test-server.ts'

/** Sends a request; whoever walks may look at what it costs. */
export type Counted = <T extends { readonly status: number }>(
  name: string,
  send: () => Promise<T>,
) => Promise<T>

/** Every entry point once, by somebody who is invited, comes back, and looks into the console. */
export async function walkEverywhere(server: TestServer, counted: Counted): Promise<void> {
  await openPages(server, counted)
  const { browser, secret, code } = await enrol(server, counted)
  const sid = await askAsHost(server, counted, code)
  await confirmAct(server, counted, { browser, secret, sid })
  await lookAtAccount(browser, counted)
  await useOwnSession(browser, counted)
  await signInAgain(server, counted, secret)
  await lookIntoConsole(server, counted)
}

async function openPages(server: TestServer, counted: Counted): Promise<void> {
  const { app, publicUrl } = server
  const get = async (path: string) =>
    app.request(`${publicUrl}${path}`, { headers: { Accept: 'text/html' } })
  await counted('a page of ours, the first since a change', () => get('/p/demo/sign-in'))
  await counted('a page of ours', () => get('/p/demo/sign-in'))
  await counted('the colours of our pages', () => get('/p/demo/theme.css'))
  await counted('a page that is not there', () => get('/p/demo/nowhere'))
  const ask = async (origin: string) =>
    app.request(`${publicUrl}/v1/flows`, { method: 'OPTIONS', headers: { Origin: origin } })
  await counted('a preflight, the first since a change', () => ask(PORTAL_URL))
  await counted('a preflight', () => ask(PORTAL_URL))
  await counted('a preflight of an unknown page', () => ask('https://elsewhere.example'))
}

async function enrol(server: TestServer, counted: Counted) {
  const browser = createBrowser(server)
  const { token } = await server.invite()
  const { flow } = (
    await counted('a start by a link', () =>
      browser.start({ journey: 'invitation', invitation: token }),
    )
  ).body
  await counted('sending a code', () => browser.answer(flow, { step: 'email-code', send: true }))
  const mailed = await server.mailedCode()
  const type = (code: string) => () => browser.answer(flow, { step: 'email-code', code })
  await counted('a wrong code of the mail', type('abcdef'))
  await counted('the right code of the mail', type(mailed))
  const named = await counted('the name', () =>
    browser.answer(flow, { step: 'register', firstName: 'Test', lastName: 'Reporter' }),
  )
  const { secret } = stepOf(named, 'totp-enrol')
  const code = appCode(server, secret)
  await counted('setting up an app', () => browser.answer(flow, { step: 'totp-enrol', code }))
  const chosen = await counted('choosing a password', () =>
    browser.answer(flow, { step: 'new-password', password: PASSWORD }),
  )
  const { document, version, hash } = stepOf(chosen, 'notice')
  const accepted = await counted('accepting a notice, to the end', () =>
    browser.answer(flow, { step: 'notice', document, version, hash }),
  )
  return { browser, secret, code: stepOf(accepted, 'done').code ?? '' }
}

async function askAsHost(server: TestServer, counted: Counted, code: string): Promise<string> {
  const redeem = () => asHost(server, '/v1/redeem', { code })
  const { sid } = (await counted('redeeming a code', redeem)).body
  await counted('redeeming a used code', redeem)
  const check = () => asHost(server, '/v1/sessions/check', { sid })
  await counted('checking a session', check)
  server.clock.advance(2 * MINUTE)
  await counted('checking a session, counted as activity', check)
  return String(sid)
}

interface SignedIn {
  readonly browser: Browser
  readonly secret: string
  readonly sid: string
}

async function confirmAct(
  server: TestServer,
  counted: Counted,
  { browser, secret, sid }: SignedIn,
): Promise<void> {
  const asked = await counted('asking for a confirmation', () =>
    asHost(server, '/v1/confirmations', { sid, ...WITHDRAWAL }),
  )
  const { confirmation } = asked.body
  const { flow } = (
    await counted('a start of a confirmation', () =>
      browser.start({ journey: 'confirm', confirmation }),
    )
  ).body
  await counted('agreeing to what is confirmed', () => browser.answer(flow, { step: 'confirm' }))
  const shown = await counted('confirming with the app, to the end', () =>
    browser.answer(flow, { step: 'totp', code: appCode(server, secret) }),
  )
  const { code } = stepOf(shown, 'done')
  await counted('redeeming a confirmation', () => redeem(server, { code, sid }))
}

async function lookAtAccount(browser: Browser, counted: Counted): Promise<void> {
  await counted('who is signed in', () => askAccount(browser, 'who'))
  const read = await counted('the own account', () => askAccount(browser, 'read'))
  const [method = ''] = accountIn(read).methods.map(({ id }) => id)
  const name = 'My phone'
  await counted('a method renamed', () => askAccount(browser, 'methods/rename', { method, name }))
}

async function useOwnSession(browser: Browser, counted: Counted): Promise<void> {
  const ask = (path: string) => () => browser.send('POST', path, { portal: 'demo' })
  await counted('asking about the own session', ask('/v1/session/check'))
  await counted('extending the own session', ask('/v1/session/extend'))
  const started = await counted('a start with a session', () => browser.start())
  await counted('going on with a session, to the end', () =>
    browser.answer(started.body.flow, { step: 'identify', continue: true }),
  )
  await counted('signing out', browser.signOut)
}

async function signInAgain(server: TestServer, counted: Counted, secret: string): Promise<void> {
  server.clock.advance(MINUTE)
  const browser = createBrowser(server)
  const { flow } = (await counted('a start', () => browser.start())).body
  await counted('resuming', () => browser.see(flow))
  await counted('the address', () => browser.answer(flow, { step: 'identify', address: REPORTER }))
  const type = (password: string) => () => browser.answer(flow, { step: 'password', password })
  await counted('a wrong password', type('not the password'))
  await counted('the right password', type(PASSWORD))
  const right = appCode(server, secret)
  const show = (code: string) => () => browser.answer(flow, { step: 'totp', code })
  await counted('a wrong code of the app', show(otherThan(right)))
  const reply = await counted('the right code of the app, to the end', show(right))
  const { sid } = (await asHost(server, '/v1/redeem', { code: stepOf(reply, 'done').code })).body
  await counted('a session ended by its host', () => asHost(server, '/v1/sessions/end', { sid }))
  const another = (await browser.start()).body.flow
  await counted('cancelling', () => browser.cancel(another))
}

async function lookIntoConsole(server: TestServer, counted: Counted): Promise<void> {
  const { get } = await administrator(server)
  await counted('the portals in the console, the first time since a change', () => get('/me'))
  await counted('the portals in the console', () => get('/me'))
  for (const list of ['overview', 'people', 'invitations', 'units', 'setup'])
    await counted(`the ${list} of a portal in the console`, () => get(`/portals/demo/${list}`))
}
