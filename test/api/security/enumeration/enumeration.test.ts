/**
 * The attacker has a list of addresses and wants to know which of them have an account. Until a
 * mailbox or a password is proven, nobody but the mailbox itself learns more of an address that
 * somebody has than of one that nobody has: not by asking again and again, nor from another page.
 * What a single answer costs and shows is counted in `enumeration-counted.test.ts`.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { createBrowser, enrolled, stepOf } from '../../../support/api/browser.ts'
import { HOUR, MINUTE } from '../../../support/api/clock.ts'
import { shownIn } from '../../../support/api/servers/counting.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { createTestServer, REPORTER, type TestServer } from '../../../support/api/test-server.ts'

const openServer = useServers()
const NOBODY = 'stranger@example.org'

let server: TestServer
beforeAll(async () => {
  server = await createTestServer()
  await enrolled(server)
  server.clock.advance(2 * MINUTE)
  return () => server.close()
})

/** The same done for an address that somebody has and for one that nobody has. */
async function forBoth<T>(ask: (address: string) => Promise<T>): Promise<readonly [T, T]> {
  return [await ask(REPORTER), await ask(NOBODY)]
}

describe('an address that nobody has', () => {
  it('T-080: is slowed like one that somebody has', async () => {
    const waits = []
    for (const address of [REPORTER, NOBODY]) {
      const browser = createBrowser(server)
      const { flow } = (await browser.start()).body
      await browser.answer(flow, { step: 'identify', address })
      const replies = []
      for (let guess = 0; guess < 12; guess++)
        replies.push(await browser.answer(flow, { step: 'password', password: 'not it at all' }))
      waits.push(replies.map(({ body }) => [body.code, body.retryAfterSeconds]).slice(-2))
      server.clock.advance(16 * MINUTE)
    }
    expect(waits[0]).toEqual(waits[1])
    expect(waits[0]?.at(-1)?.[0]).toBe('locked')
  })

  it('T-080: is sent no mail, and may ask again as late as any other', async () => {
    server.clock.advance(HOUR)
    const browser = createBrowser(server)
    const { flow } = (await browser.start({ journey: 'invitation' })).body
    await browser.answer(flow, { step: 'identify', address: NOBODY })
    const sent = stepOf(
      await browser.answer(flow, { step: 'email-code', send: true }),
      'email-code',
    )
    await server.deliverMail()
    expect(sent.sent).not.toBeNull()
    expect(server.mailer.sent.filter(({ to }) => to === NOBODY)).toEqual([])
    const again = await browser.answer(flow, { step: 'email-code', send: true })
    expect(again.body).toMatchObject({ code: 'wait_to_resend', retryAfterSeconds: 60 })
  })

  it('T-081: is offered what everybody is, however often it is asked about', async () => {
    const [somebody, nobody] = await forBoth(async (address) => {
      const asked = []
      for (let time = 0; time < 5; time++) {
        const { body } = await createBrowser(server).start({ address })
        asked.push(JSON.stringify(body.step))
      }
      return asked
    })
    expect(new Set([...somebody, ...nobody]).size).toBe(1)
  })
})

describe('T-083: a page of another origin', () => {
  const EVIL = 'https://evil.example'

  it('is refused alike, whether somebody has the address or not', async () => {
    const [somebody, nobody] = await forBoth(async (address) => {
      const stranger = createBrowser(server, { origin: EVIL })
      const reply = await stranger.start({ address })
      expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([403, null])
      return shownIn(reply, address)
    })
    expect(somebody).toEqual({ ...nobody, bytes: somebody.bytes })
  })

  it('reads nothing that depends on people or on who is signed in', async () => {
    const other = await openServer()
    const { browser } = await enrolled(other)
    const stranger = createBrowser(other, { origin: EVIL })
    for (const path of ['/.well-known/jwks.json', '/healthz', '/readyz', '/', '/p/demo/sign-in']) {
      const signedIn = await browser.send('GET', path, undefined, { Origin: EVIL })
      const signedOut = await stranger.send('GET', path)
      expect([path, signedIn.status, signedIn.text.length]).toEqual([
        path,
        signedOut.status,
        signedOut.text.length,
      ])
      expect(signedIn.headers.getSetCookie()).toEqual([])
      expect(signedIn.text).not.toContain(REPORTER)
    }
  })
})
