/**
 * The attacker knows an address and wants its owner kept out: they spend the password with a hundred
 * wrong ones, and "forgotten" by asking for codes until no more are sent. Asking may cost the
 * owner work and minutes, never the way in: whoever has waited their time, ten minutes at most from
 * when they first asked, is sent a code, whatever anybody else was sent meanwhile.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginning } from '../../../support/api/beginnings.ts'
import { type Browser, createBrowser, enrolled, stepOf } from '../../../support/api/browser.ts'
import { MINUTE, SECOND } from '../../../support/api/clock.ts'
import { ENGINES, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const NEW_PASSWORD = 'another nine harbours'
const SEND = { step: 'email-code', send: true } as const

/** At the door of a forgotten password, in a browser that nobody has signed in with. */
async function atForgotten(
  server: TestServer,
  { browser = createBrowser(server), address = REPORTER } = {},
) {
  const { flow } = await untilPassword(server, { browser, address })
  await browser.answer(flow, { step: 'password', forgotten: true })
  return { browser, flow }
}

const ask = ({ browser, flow }: { readonly browser: Browser; readonly flow: string }) =>
  browser.answer(flow, SEND)

async function spendPassword(server: TestServer): Promise<void> {
  let { browser, flow } = await untilPassword(server)
  for (let guess = 0; guess < 100; guess++) {
    if (guess % 3 === 0) ({ browser, flow } = await untilPassword(server))
    await browser.answer(flow, { step: 'password', password: 'not the right one' })
    server.clock.advance(15 * MINUTE)
  }
  const { body } = await browser.answer(flow, { step: 'password', password: 'nor this' })
  expect(body.code).toBe('password_spent')
}

async function spendCodes(server: TestServer, address = REPORTER): Promise<void> {
  for (let code = 0; code < 15; code++) {
    expect((await ask(await atForgotten(server, { address }))).status).toBe(200)
    server.clock.advance(12 * MINUTE)
  }
}

/** How long the mailed codes are, the short ones first. */
async function mailedLengths(server: TestServer): Promise<number[]> {
  await server.deliverMail()
  const codes = (await server.mails()).map(({ text }) => /^ {4}(\d+)$/m.exec(text)?.[1] ?? '')
  return codes
    .map(({ length }) => length)
    .filter(Boolean)
    .sort((a, b) => a - b)
}

/** Somebody enrolled, and a stranger who has spent all that can be spent. */
async function besieged(server: TestServer) {
  const { secret, browser } = await enrolled(server)
  await spendPassword(server)
  await spendCodes(server)
  return { secret, jar: browser.jar }
}

const siege = beginning(besieged)

/** From the mailed code to the inside. */
async function recover(
  server: TestServer,
  { browser, flow, secret }: { browser: Browser; flow: string; secret: string },
) {
  const code = await server.mailedCode()
  await browser.answer(flow, { step: 'email-code', code })
  await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  await browser.answer(flow, { step: 'new-password', password: NEW_PASSWORD })
  return browser.answer(flow, { step: 'password', password: NEW_PASSWORD })
}

/** An owner whom nothing vouches for but mailbox and app, and who has no more than minutes. */
async function comesIn(server: TestServer, secret: string) {
  const owner = await atForgotten(server)
  const refused = await ask(owner)
  expect([refused.status, refused.body.code]).toEqual([429, 'wait_to_resend'])
  const { retryAfterSeconds = 0 } = refused.body
  expect(retryAfterSeconds).toBeLessThanOrEqual(600)
  server.clock.advance(retryAfterSeconds * SECOND)
  stepOf(await ask(owner), 'email-code')
  expect(stepNameOf(await recover(server, { ...owner, secret }))).toBe('done')
}

describe.each(ENGINES)('R-75: on %s', (engine) => {
  const openServer = useServersOn(engine)

  it('a stranger who spends every free code keeps the owner out for minutes', async () => {
    const server = await openServer()
    const { secret } = await enrolled(server)
    await spendCodes(server)
    await comesIn(server, secret)
  })

  it('whoever collects codes at many doors, and has them sent at once, gets ten of six digits', async () => {
    const server = await openServer()
    await enrolled(server)
    const doors = await Promise.all(Array.from({ length: 14 }, () => atForgotten(server)))
    for (const door of doors) await ask(door)
    server.clock.advance(10 * MINUTE)
    await Promise.all(doors.map(ask))
    expect(await mailedLengths(server)).toEqual([...Array(10).fill(6), ...Array(5).fill(12)])
  })

  it('of twenty who ask at once while codes are free, one is sent a code', async () => {
    const server = await openServer()
    const all = await Promise.all(Array.from({ length: 20 }, () => atForgotten(server)))
    const replies = await Promise.all(all.map(ask))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('R-75: whoever asks for a code', () => {
  const openServer = useServers()

  /** What a stranger may do, each in one go. */
  const ACTS = {
    'asks anew': async (server: TestServer) => ask(await atForgotten(server)),
    'asks again': async (_: TestServer, own: Own) => ask(own),
    'guesses a code': async (_: TestServer, { browser, flow }: Own) =>
      browser.answer(flow, { step: 'email-code', code: '000000' }),
    'guesses the password': async (server: TestServer) => {
      const { browser, flow } = await untilPassword(server)
      await browser.answer(flow, { step: 'password', password: 'a guess' })
    },
    'goes by the other door': async (server: TestServer) => {
      const { browser, flow } = await untilPassword(server)
      await browser.cancel(flow)
      const started = await browser.start({ journey: 'invitation', address: REPORTER })
      await ask({ browser, flow: started.body.flow })
    },
  } as const
  type Own = Awaited<ReturnType<typeof atForgotten>>
  type Act = readonly [keyof typeof ACTS, afterSeconds: number]

  const acts = fc.array(
    fc.tuple(fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])), fc.nat(150)),
    { maxLength: 6 },
  )

  it('comes in within minutes after a stranger has spent a hundred passwords and every free code', async () => {
    const { server, secret } = await siege(openServer)
    await comesIn(server, secret)
  })

  it('never waits for more than ten minutes, whatever strangers do before and meanwhile', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(acts, acts, async (before, meanwhile) => {
        const { server } = await siege(openServer)
        const stranger = await atForgotten(server)
        for (const act of before) await doing(server, stranger, act)
        const owner = await atForgotten(server)
        const { status, body } = await ask(owner)
        if (status === 200) return
        const { retryAfterSeconds = 0 } = body
        const until = server.clock.now() + retryAfterSeconds * SECOND
        expect(retryAfterSeconds).toBeLessThanOrEqual(600)
        for (const act of meanwhile) {
          await doing(server, stranger, act)
          if (server.clock.now() > until) server.clock.set(until)
        }
        server.clock.set(until)
        await ACTS['asks anew'](server)
        expect((await ask(owner)).status).toBe(200)
      }),
      { numRuns: 12 },
    )
  })

  const doing = async (server: TestServer, own: Own, [act, afterSeconds]: Act) => {
    await ACTS[act](server, own)
    server.clock.advance(afterSeconds * SECOND)
  }

  it('is told at once when the next may be sent, and nobody puts that off', async () => {
    const { server } = await siege(openServer)
    const owner = await atForgotten(server)
    const first = await ask(owner)
    const left = first.body.retryAfterSeconds ?? 0
    expect(stepOf(first, 'email-code').resendInSeconds).toBe(left)
    server.clock.advance(5 * MINUTE)
    await ask(await atForgotten(server))
    const seen = stepOf(await owner.browser.see(owner.flow), 'email-code')
    expect(seen.resendInSeconds).toBe(left - 300)
    expect((await ask(owner)).body.retryAfterSeconds).toBe(left - 300)
  })

  it('waits no longer than that when the clock is set back meanwhile', async () => {
    const { server } = await siege(openServer)
    const owner = await atForgotten(server)
    server.clock.advance(50 * MINUTE)
    expect((await ask(owner)).body.retryAfterSeconds).toBe(600)
    server.clock.advance(-40 * MINUTE)
    const { retryAfterSeconds = 0 } = (await ask(owner)).body
    expect(retryAfterSeconds).toBeLessThanOrEqual(600)
    server.clock.advance(retryAfterSeconds * SECOND)
    expect((await ask(owner)).status).toBe(200)
  })

  it('keeps their place while the work is done', async () => {
    const { server } = await siege(openServer)
    server.clock.advance(2 * MINUTE)
    const browser = createBrowser(server, { doesWork: false })
    const owner = await atForgotten(server, { browser })
    const { retryAfterSeconds = 0 } = (await ask(owner)).body
    server.clock.advance(retryAfterSeconds * SECOND)
    const wanted = await ask(owner)
    expect([wanted.status, wanted.body.code]).toEqual([429, 'proof_required'])
    const waiting = await atForgotten(server)
    await ask(waiting)
    server.clock.advance(30 * SECOND)
    expect((await ask(owner)).body.code).toBe('proof_required')
  })

  it('pays the more, the more were sent that day, and each time anew', async () => {
    const { server } = await siege(openServer)
    const bits = []
    for (let code = 0; code < 6; code++) {
      const stranger = await atForgotten(server, { browser: createBrowser(server) })
      const { retryAfterSeconds = 0 } = (await ask(stranger)).body
      server.clock.advance(retryAfterSeconds * SECOND)
      const path = `/v1/flows/${stranger.flow}/answer`
      const idle = createBrowser(server, { doesWork: false, jar: stranger.browser.jar })
      bits.push((await idle.send('POST', path, { answer: SEND })).body.proof?.bits)
      expect((await ask(stranger)).status).toBe(200)
    }
    expect(bits).toEqual([18, 18, 18, 18, 18, 19])
  })

  it('waits and works the same for an address that nobody has', async () => {
    const { server } = await siege(openServer)
    await spendCodes(server, 'nobody@example.org')
    server.clock.advance(20 * MINUTE)
    const said = []
    for (const address of [REPORTER, 'nobody@example.org']) {
      const browser = createBrowser(server, { doesWork: false })
      const stranger = await atForgotten(server, { browser, address })
      const { status, body } = await ask(stranger)
      server.clock.advance((body.retryAfterSeconds ?? 0) * SECOND)
      said.push([status, body.code, (await ask(stranger)).body.proof?.bits])
    }
    expect(said[0]).toEqual(said[1])
  })

  it('is sent one at once in a browser that they have signed in with', async () => {
    const { server, jar } = await siege(openServer)
    const browser = createBrowser(server, { jar, doesWork: false })
    await browser.signOut()
    expect((await ask(await atForgotten(server, { browser }))).status).toBe(200)
  })
})
