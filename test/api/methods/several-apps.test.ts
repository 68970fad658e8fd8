/** One more authenticator app, added by whoever is signed in (`<farstu-authenticator>`). */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import type { Browser, Reply } from '../../support/api/browser.ts'
import { createBrowser, PASSWORD, signIn, stepOf } from '../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { appCode, otherThan, stepNameOf, untilTotp } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()

const startAdding = async (browser: Browser) =>
  (await browser.start({ journey: 'add-method' })).body

/** Proves the app that the person has, up to the secret of the new one. */
async function untilSecret(server: TestServer, browser: Browser, held: string) {
  server.clock.advance(MINUTE)
  const { flow } = await startAdding(browser)
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, held) })
  return { flow, ...stepOf(reply, 'totp-enrol') }
}

async function addApp(
  server: TestServer,
  browser: Browser,
  { held, name, stepsOff = 0 }: { held: string; name?: string; stepsOff?: number },
) {
  const { flow, secret } = await untilSecret(server, browser, held)
  const code = appCode(server, secret, stepsOff)
  const reply = await browser.answer(flow, {
    step: 'totp-enrol',
    code,
    ...(name === undefined ? {} : { name }),
  })
  return { flow, reply, secret }
}

/** The steps that two flows come to which add an app at once. */
async function addingAtOnce(server: TestServer, browser: Browser, held: string) {
  const ready = [await untilSecret(server, browser, held), await untilSecret(server, browser, held)]
  const replies = await Promise.all(
    ready.map(({ flow, secret }, at) =>
      browser.answer(flow, {
        step: 'totp-enrol',
        code: appCode(server, secret),
        name: `App ${at}`,
      }),
    ),
  )
  return replies.map(stepNameOf).toSorted()
}

/** As many more apps of the person as there are names, all suspended. */
async function withSuspended(
  { store }: TestServer,
  { names, until }: { names: readonly string[]; until: number | null },
) {
  await store.atomically(function* () {
    const person = yield* store.people.byEmailKey(REPORTER)
    const bound = yield* store.methods.bound(person?.id ?? '')
    const app = bound.find(({ kind }) => kind === 'totp')
    if (!app) throw new Error('Nobody has an app')
    const suspended = { ...app, state: 'suspended', suspendedUntil: until } as const
    for (const name of names) yield* store.methods.add({ ...suspended, id: name, name })
  })
}

/** A session of the password alone, of a person who never had a second factor. */
async function withPasswordOnly(server: TestServer) {
  const browser = createBrowser(server)
  const { token } = await server.invite()
  const { flow } = (await browser.start({ journey: 'invitation', invitation: token })).body
  await browser.answer(flow, { step: 'email-code', send: true })
  await browser.answer(flow, { step: 'email-code', code: await server.mailedCode() })
  await browser.answer(flow, { step: 'register', firstName: 'Test', lastName: 'Reporter' })
  const shown = await browser.answer(flow, { step: 'new-password', password: PASSWORD })
  const { document, version, hash } = stepOf(shown, 'notice')
  stepOf(await browser.answer(flow, { step: 'notice', document, version, hash }), 'done')
  return browser
}

const wrongName = (reply: Reply) => [reply.status, reply.body.code, reply.body.fields]

describe('a second authenticator app', () => {
  it('is added after a code of the first, and either signs in from then on', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const added = await addApp(server, browser, { held: secret, name: 'Tablet' })
    const done = stepOf(added.reply, 'done')
    expect([done.acr, done.code]).toEqual([null, null])
    for (const held of [secret, added.secret]) {
      const { done: signedIn } = await signIn(server, held)
      expect(signedIn.acr).toBe('aal2')
    }
  })

  it('is told to the person by mail', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await addApp(server, browser, { held: secret, name: 'Tablet' })
    await server.deliverMail()
    const mails = (await server.mails()).filter(({ text }) => text.includes('Tablet'))
    expect(mails.map(({ to }) => to)).toEqual(['reporter@example.org'])
  })

  it('makes no session and leaves the one there is', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const before = [...browser.jar]
    const { reply } = await addApp(server, browser, { held: secret })
    expect(stepNameOf(reply)).toBe('done')
    expect([...browser.jar]).toEqual(before)
  })

  it('is offered a name that is free, and sign-in names both', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const { suggestedName } = await untilSecret(server, browser, secret)
    expect(suggestedName).toBe('Personnel statistics 2')
    await addApp(server, browser, { held: secret })
    const { reply } = await untilTotp(server)
    expect(stepOf(reply, 'totp').methods).toEqual([
      'Personnel statistics',
      'Personnel statistics 2',
    ])
  })

  it('may not have the name of another, whatever the capitals', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const {
      reply,
      flow,
      secret: fresh,
    } = await addApp(server, browser, { held: secret, name: 'PERSONNEL statistics' })
    expect(wrongName(reply)).toEqual([422, 'invalid_input', ['answer.name']])
    const code = appCode(server, fresh)
    const named = await browser.answer(flow, { step: 'totp-enrol', code, name: 'Work phone' })
    expect(stepNameOf(named)).toBe('done')
  })

  it('a wrong code of the first adds nothing', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    server.clock.advance(MINUTE)
    const { flow } = await startAdding(browser)
    const reply = await browser.answer(flow, {
      step: 'totp',
      code: otherThan(appCode(server, secret)),
    })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['wrong_code', 'totp'])
  })
})

describe('the first authenticator app of somebody signed in', () => {
  const portal = { policy: { level: 'aal1' } }

  it('is added after the password and a fresh mailed code', async () => {
    const server = await openServer({ portal })
    const browser = await withPasswordOnly(server)
    server.clock.advance(2 * MINUTE)
    const { flow } = await startAdding(browser)
    const second = await browser.answer(flow, { step: 'password', password: PASSWORD })
    expect(stepOf(second, 'email-code').purpose).toBe('enrol')
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const third = await browser.answer(flow, { step: 'email-code', code })
    const { secret } = stepOf(third, 'totp-enrol')
    const last = await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, secret) })
    expect(stepNameOf(last)).toBe('done')
  })

  it('a forgotten password is not replaced on the way', async () => {
    const server = await openServer({ portal })
    const browser = await withPasswordOnly(server)
    const { flow, step } = await startAdding(browser)
    expect(step).toMatchObject({ name: 'password', canRecover: false })
    const reply = await browser.answer(flow, { step: 'password', forgotten: true })
    expect([reply.status, reply.body.code]).toEqual([409, 'step_changed'])
  })
})

describe('how many', () => {
  it('five are the most; the sixth is refused before anything is asked', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    for (let app = 2; app <= 5; app++) {
      const { reply } = await addApp(server, browser, { held: secret })
      expect(stepNameOf(reply)).toBe('done')
    }
    const { step } = await startAdding(browser)
    expect(step).toMatchObject({ name: 'denied', reason: 'too-many-methods' })
  })

  it('two browsers adding the fifth at once add one', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    for (let app = 2; app <= 4; app++) await addApp(server, browser, { held: secret })
    expect(await addingAtOnce(server, browser, secret)).toEqual(['denied', 'done'])
  })
})

const names = ['Personnel statistics 2', 'Tablet', 'Work phone', 'Old phone']

describe('an app that is suspended until later', () => {
  const paused = async (server: TestServer, some: readonly string[]) =>
    withSuspended(server, { names: some, until: server.clock.now() + HOUR })

  it('keeps its name', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const [name = ''] = names
    await paused(server, [name])
    const { reply } = await addApp(server, browser, { held: secret, name })
    expect(wrongName(reply)).toEqual([422, 'invalid_input', ['answer.name']])
    const { suggestedName } = await untilSecret(server, browser, secret)
    expect(suggestedName).toBe('Personnel statistics 3')
  })

  it('keeps its room', async () => {
    const { server, browser } = await openEnrolled(openServer)
    await paused(server, names)
    const { step } = await startAdding(browser)
    expect(step).toMatchObject({ name: 'denied', reason: 'too-many-methods' })
  })

  it('keeps its room from two browsers at once', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await paused(server, names.slice(1))
    const steps = await addingAtOnce(server, browser, secret)
    expect(steps).toEqual(['denied', 'done'])
  })
})

describe('an app that is switched off', () => {
  it('leaves its name and its room to the one that is set up anew', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    await withSuspended(server, { names, until: null })
    const { suggestedName } = await untilSecret(server, browser, secret)
    expect(suggestedName).toBe(names[0])
    const { reply } = await addApp(server, browser, { held: secret, name: 'Tablet' })
    expect(stepNameOf(reply)).toBe('done')
  })
})

describe('who may not', () => {
  it('whoever is not signed in', async () => {
    const server = await openServer()
    const { step } = await startAdding(createBrowser(server))
    expect(step).toMatchObject({ name: 'denied', reason: 'signed-out' })
  })

  it('whoever signs out in the middle', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    const { flow, secret: fresh } = await untilSecret(server, browser, secret)
    await browser.signOut()
    const reply = await browser.answer(flow, { step: 'totp-enrol', code: appCode(server, fresh) })
    expect([reply.status, reply.body.code]).toEqual([409, 'step_changed'])
    expect(reply.body.view?.step).toMatchObject({ name: 'denied', reason: 'signed-out' })
  })
})

describe('a code that was used already', () => {
  it('says how long it is until the next one', async () => {
    const { server, secret } = await openEnrolled(openServer)
    await signIn(server, secret)
    server.clock.advance(7_000)
    const { browser, flow } = await untilTotp(server)
    const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const untilNext = 30 - (Math.floor(server.clock.now() / 1000) % 30)
    expect([reply.body.code, reply.body.retryAfterSeconds]).toEqual(['code_used', untilNext])
    server.clock.advance(untilNext * 1000)
    const next = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect(stepNameOf(next)).toBe('done')
  })
})

describe('R-78: guessing at many apps', () => {
  const guessesUntilStop = async (server: TestServer) => {
    for (let guess = 1; guess <= 60; guess++) {
      server.clock.advance(15 * MINUTE)
      const { browser, flow, reply } = await untilTotp(server)
      if (stepNameOf(reply) !== 'totp') return guess - 1
      await browser.answer(flow, { step: 'totp', code: '000000' })
    }
    return Number.POSITIVE_INFINITY
  }

  it('ends the sooner the more there is to hit: 0.03 % in all', async () => {
    const { server, browser, secret } = await openEnrolled(openServer)
    for (const stepsOff of [2, -2, 1, 0]) await addApp(server, browser, { held: secret, stepsOff })
    const open = 3 + 5 + 5 + 4 + 3
    expect(await guessesUntilStop(server)).toBe(Math.floor(300 / open))
  })

  it('takes fifty with a single one', async () => {
    const { server } = await openEnrolled(openServer)
    expect(await guessesUntilStop(server)).toBe(50)
  })
})
