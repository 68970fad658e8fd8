/** Another password, chosen by whoever is signed in (`<farstu-password>`). */
import { describe, expect, it } from 'vitest'
import {
  type Browser,
  createBrowser,
  enrolled,
  PASSWORD,
  signIn,
  stepOf,
} from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { passwordOnly, sidOf, signedIn } from '../../support/api/confirming.ts'
import { createPausedHasher } from '../../support/api/servers/paused-hasher.ts'
import {
  actsIn,
  changeRows,
  ENGINES,
  useServers,
  useServersOn,
} from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const NEW = 'eight loud harbours'

const begun = async (browser: Browser) => {
  const reply = await browser.start({ journey: 'change-password' })
  return { flow: reply.body.flow, reply }
}

/** Stands at the field for the new one. */
async function untilNew(
  server: TestServer,
  { browser, secret }: { browser: Browser; secret: string },
) {
  const { flow } = await begun(browser)
  stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'totp')
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  stepOf(reply, 'new-password')
  return flow
}

const choose = (browser: Browser, flow: string, password = NEW) =>
  browser.answer(flow, { step: 'new-password', password })

const isLive = async (server: TestServer, sid: string) =>
  (await server.store.run(() => server.store.sessions.liveById(sid, server.clock.now()))) !== null

/** What a password leads to that is typed in a browser of nobody's. */
async function tried(server: TestServer, password: string) {
  const { browser, flow } = await untilPassword(server)
  return stepNameOf(await browser.answer(flow, { step: 'password', password }))
}

describe('a password that is changed', () => {
  it('is the new one after the old one and a code of the app, and the old one opens nothing', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    const flow = await untilNew(server, { browser, secret })
    stepOf(await choose(browser, flow), 'done')
    expect(await tried(server, PASSWORD)).toBe('password')
    expect(await tried(server, NEW)).toBe('totp')
  })

  it('leaves this browser signed in, and ends every other session and what was begun there', async () => {
    const server = await openServer()
    const { browser, secret, sid } = await signedIn(server)
    const elsewhere = await signIn(server, secret)
    const other = await sidOf(server, elsewhere.done.code)
    const half = await untilPassword(server)
    server.clock.advance(MINUTE)
    stepOf(await choose(browser, await untilNew(server, { browser, secret })), 'done')
    expect([await isLive(server, sid), await isLive(server, other)]).toEqual([true, false])
    const late = await half.browser.answer(half.flow, { step: 'password', password: PASSWORD })
    expect(stepNameOf(late)).not.toBe('totp')
  })

  it('is written down, and told to the person by mail', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    stepOf(await choose(somebody.browser, await untilNew(server, somebody)), 'done')
    expect(actsIn(server)).toContain('password.replaced')
    await server.deliverMail()
    const mails = (await server.mails()).filter(({ text }) => text.includes('was changed'))
    expect(mails.map(({ to }) => to)).toEqual([REPORTER])
  })

  it('is held to the rules of the portal, and what was shown stands', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    const flow = await untilNew(server, somebody)
    const refused = await choose(somebody.browser, flow, 'short')
    expect([refused.body.code, stepNameOf(refused)]).toEqual(['password_refused', 'new-password'])
    stepOf(await choose(somebody.browser, flow), 'done')
  })

  it('may be too short to open a portal by itself where none asks for that', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    stepOf(await choose(browser, await untilNew(server, { browser, secret }), 'kw3 ÄÖ§ 9'), 'done')
    server.clock.advance(MINUTE)
    const { flow } = await begun(browser)
    await browser.answer(flow, { step: 'password', password: 'kw3 ÄÖ§ 9' })
    const shown = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepOf(shown, 'new-password').isTooShort).toBe(false)
    stepOf(await choose(browser, flow), 'done')
  })

  it('takes a mailed code where the old one is forgotten, and the app all the same', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    const { flow } = await begun(browser)
    stepOf(await browser.answer(flow, { step: 'password', forgotten: true }), 'email-code')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp')
    stepOf(
      await browser.answer(flow, { step: 'totp', code: appCode(server, secret) }),
      'new-password',
    )
    stepOf(await choose(browser, flow), 'done')
    expect(await tried(server, NEW)).toBe('totp')
  })

  it('takes a mailed code besides the old one of whoever never had a second factor', async () => {
    const server = await openServer({ portal: { policy: { level: 'aal1' } } })
    const { browser } = await passwordOnly(server)
    const { flow } = await begun(browser)
    stepOf(await browser.answer(flow, { step: 'password', password: PASSWORD }), 'email-code')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'new-password')
    stepOf(await choose(browser, flow), 'done')
  })
})

describe('an attacker changes no password', () => {
  it('without a session', async () => {
    const server = await openServer()
    await enrolled(server)
    const { reply } = await begun(createBrowser(server))
    expect(stepOf(reply, 'denied').reason).toBe('signed-out')
  })

  it('with a session that was left open, or taken over', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const { flow } = await begun(browser)
    expect(stepNameOf(await choose(browser, flow))).toBe('password')
    const guessed = await browser.answer(flow, { step: 'password', password: NEW })
    expect(guessed.body.code).toBe('wrong_password')
  })

  it('with the session and the mailbox, or the session and the password', async () => {
    const server = await openServer()
    const { browser } = await signedIn(server)
    const { flow } = await begun(browser)
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp')
    expect(stepNameOf(await choose(browser, flow))).toBe('totp')
    const other = await begun(browser)
    await browser.answer(other.flow, { step: 'password', password: PASSWORD })
    expect(stepNameOf(await choose(browser, other.flow))).toBe('totp')
  })

  it('by a copy of the session cookie, which is worth nothing after the change', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    const copied = createBrowser(server, { jar: new Map(somebody.browser.jar) })
    const isIn = async ({ send }: Browser) =>
      JSON.parse((await send('POST', '/v1/account/who', { portal: 'demo' })).text).active
    expect(await isIn(copied)).toBe(true)
    stepOf(await choose(somebody.browser, await untilNew(server, somebody)), 'done')
    expect([await isIn(somebody.browser), await isIn(copied)]).toEqual([true, false])
    expect(await isLive(server, somebody.sid)).toBe(true)
  })

  it('by a mailed code that was typed an hour ago', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    const { flow } = await begun(browser)
    await browser.answer(flow, { step: 'password', forgotten: true })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    stepOf(await browser.answer(flow, { step: 'email-code', code }), 'totp')
    server.clock.advance(11 * MINUTE)
    const late = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepNameOf(late)).toBe('email-code')
  })

  it('at a page that was left open at the field for the new one', async () => {
    const server = await openServer()
    const somebody = await signedIn(server)
    const flow = await untilNew(server, somebody)
    server.clock.advance(10 * MINUTE)
    expect(stepNameOf(await choose(somebody.browser, flow))).toBe('password')
    expect(await tried(server, PASSWORD)).toBe('totp')
  })
})

describe('what was begun in a session that has ended, or where nobody was signed in', () => {
  it('is over, so that its page begins anew once somebody is', async () => {
    const server = await openServer()
    const { browser, secret } = await signedIn(server)
    const flow = await untilNew(server, { browser, secret })
    await browser.signOut()
    const late = await choose(browser, flow)
    expect(stepOf(late, 'denied').reason).toBe('signed-out')
    const outside = await begun(browser)
    for (const left of [flow, outside.flow]) expect((await browser.see(left)).status).toBe(404)
  })

  it('is no fault where the new one was kept already', async () => {
    const server = await openServer()
    const { browser, secret, sid } = await signedIn(server)
    const flow = await untilNew(server, { browser, secret })
    const facts = JSON.stringify({ replacedAt: server.clock.now() })
    changeRows(server, 'update flow set facts = ? where id = ?', facts, flow)
    await server.store.atomically(() => server.store.sessions.end(sid, server.clock.now()))
    const reply = await choose(browser, flow)
    expect(stepOf(reply, 'denied').reason).toBe('signed-out')
  })
})

describe.each(ENGINES)('R-74: on %s, of a password that is changed', (engine) => {
  const open = useServersOn(engine)

  it('two browsers at once change it once', async () => {
    const server = await open()
    const { browser, secret } = await signedIn(server)
    const elsewhere = await signIn(server, secret)
    server.clock.advance(MINUTE)
    const one = await untilNew(server, { browser, secret })
    server.clock.advance(MINUTE)
    const two = await untilNew(server, { browser: elsewhere.browser, secret })
    const replies = await Promise.all([
      choose(browser, one),
      choose(elsewhere.browser, two, `${NEW} 2`),
    ])
    expect(replies.filter((reply) => stepNameOf(reply) === 'done')).toHaveLength(1)
  })

  it('nothing is kept once its person has signed out while it was hashed', async () => {
    let hasher: ReturnType<typeof createPausedHasher> | undefined
    const server = await open({
      replace: (services) => {
        hasher = createPausedHasher(services.passwordHasher)
        return { passwordHasher: hasher.hasher }
      },
    })
    const { browser, secret } = await signedIn(server)
    const flow = await untilNew(server, { browser, secret })
    const last = () => choose(browser, flow)
    const reply = await hasher?.meanwhile(last, () => browser.signOut())
    expect(reply && stepNameOf(reply)).toBe('denied')
    expect(await tried(server, PASSWORD)).toBe('totp')
  })
})
