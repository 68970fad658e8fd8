/** A mailbox that the host's server wants proven (`<farstu-email-code>`), apart from any account. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { asHost, createBrowser, enrolled, stepOf } from '../../support/api/browser.ts'
import { MINUTE } from '../../support/api/clock.ts'
import { useServers } from '../../support/api/servers/servers.ts'
import { otherThan, stepNameOf } from '../../support/api/sign-ins.ts'
import type { TestServer } from '../../support/api/test-server.ts'

const openServer = useServers()
const ADDRESS = 'Shared.Box@example.org'

async function named(server: TestServer, address = ADDRESS): Promise<string> {
  const { body } = await asHost(server, '/v1/verifications', { address })
  return body.verification
}

async function started(server: TestServer, verification: string, browser = createBrowser(server)) {
  const { body } = await browser.start({ journey: 'verify-email', verification })
  return { browser, flow: body.flow, view: body }
}

async function proven(server: TestServer, verification: string) {
  const { browser, flow } = await started(server, verification)
  await browser.answer(flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(ADDRESS)
  return { browser, reply: await browser.answer(flow, { step: 'email-code', code }) }
}

const redeem = (server: TestServer, code: string | null) =>
  asHost(server, '/v1/verifications/redeem', { code })

const deniedFor = async (server: TestServer, verification: string) => {
  const { view } = await started(server, verification)
  return view.step
}

describe('an address that the host names', () => {
  it('is proven by a mailed code, and told to the host alone', async () => {
    const server = await openServer()
    const { reply } = await proven(server, await named(server))
    const done = stepOf(reply, 'done')
    expect([done.acr, done.person]).toEqual([null, ''])
    const { status, body } = await redeem(server, done.code)
    expect([status, body]).toEqual([
      200,
      {
        email: ADDRESS,
        verifiedAt: Math.floor(server.clock.now() / 1000),
        state: 'state-of-the-host',
      },
    ])
  })

  it('is shown in full, and nothing is sent by arriving', async () => {
    const server = await openServer()
    const { view } = await started(server, await named(server))
    expect(view.who).toEqual({ address: ADDRESS, masked: false })
    expect(view.step).toMatchObject({ name: 'email-code', purpose: 'verify', sent: null })
    await server.deliverMail()
    expect(await server.mails()).toEqual([])
  })

  it('makes neither a session nor a person', async () => {
    const server = await openServer()
    const { browser } = await proven(server, await named(server))
    expect([...browser.jar.keys()].filter((name) => name.includes('portal'))).toEqual([])
    const key = ADDRESS.toLowerCase()
    expect(await server.store.run(() => server.store.people.byEmailKey(key))).toBeNull()
  })

  it('is proven for somebody who has an account too, and signs nobody in', async () => {
    const { server } = await openEnrolled(openServer)
    const verification = await named(server, 'reporter@example.org')
    const { browser, flow } = await started(server, verification)
    server.clock.advance(2 * MINUTE)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect(stepOf(reply, 'done').acr).toBeNull()
    expect([...browser.jar.keys()].filter((name) => name.includes('portal'))).toEqual([])
  })

  it.each(['nonsense', 'two@@example.org', 'a@b'])('"%s" is refused', async (address) => {
    const server = await openServer()
    const { status, body } = await asHost(server, '/v1/verifications', { address })
    expect([status, body.code, body.fields]).toEqual([422, 'invalid_input', ['address']])
  })

  it('is taken from no one but the portal itself', async () => {
    const server = await openServer()
    const { status } = await asHost(server, '/v1/verifications', { address: ADDRESS }, 'fs_demo_x')
    expect(status).toBe(401)
  })
})

describe('what the host was given', () => {
  it('yields one code, however many tabs it is open in', async () => {
    const server = await openServer()
    const verification = await named(server)
    const other = await started(server, verification)
    await proven(server, verification)
    expect(await deniedFor(server, verification)).toMatchObject({ reason: 'verification-unknown' })
    const left = await other.browser.see(other.flow)
    expect(left.body.step).toMatchObject({ name: 'denied', reason: 'verification-unknown' })
  })

  it('T-021: ends after an hour', async () => {
    const server = await openServer()
    const verification = await named(server)
    server.clock.advance(60 * MINUTE - 1)
    expect((await deniedFor(server, verification)).name).toBe('email-code')
    server.clock.advance(1)
    expect(await deniedFor(server, verification)).toMatchObject({ reason: 'verification-unknown' })
  })

  it.each([
    ['cut short', (token: string) => token.slice(0, -1)],
    ['with another secret', (token: string) => `${token.split('.')[0]}.${'A'.repeat(43)}`],
  ])('%s is worth nothing', async (_, spoil) => {
    const server = await openServer()
    const step = await deniedFor(server, spoil(await named(server)))
    expect(step).toMatchObject({ name: 'denied', reason: 'verification-unknown' })
  })
})

it('an element that was given nothing says so', async () => {
  const server = await openServer()
  const { body } = await createBrowser(server).start({ journey: 'verify-email' })
  expect(body.step).toMatchObject({ name: 'denied', reason: 'verification-unknown' })
})

describe('the code that a proven address yields', () => {
  it('works once', async () => {
    const server = await openServer()
    const { reply } = await proven(server, await named(server))
    const { code } = stepOf(reply, 'done')
    const answers = await Promise.all([redeem(server, code), redeem(server, code)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422])
  })

  it('T-021: ends after a minute', async () => {
    const server = await openServer()
    const { reply } = await proven(server, await named(server))
    server.clock.advance(MINUTE)
    expect((await redeem(server, stepOf(reply, 'done').code)).body.code).toBe('code_refused')
  })

  it('is no sign-in: it cannot be redeemed as one, nor the other way round', async () => {
    const server = await openServer()
    const { reply } = await proven(server, await named(server))
    const { code } = stepOf(reply, 'done')
    expect((await asHost(server, '/v1/redeem', { code })).body.code).toBe('code_refused')
    const { done } = await enrolled(server)
    expect((await redeem(server, done.code)).body.code).toBe('code_refused')
    expect((await redeem(server, code)).status).toBe(200)
  })

  it('does not come from wrong codes', async () => {
    const server = await openServer()
    const { browser, flow } = await started(server, await named(server))
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = otherThan(await server.mailedCode(ADDRESS))
    const reply = await browser.answer(flow, { step: 'email-code', code })
    expect([reply.body.code, stepNameOf(reply)]).toEqual(['wrong_code', 'email-code'])
  })
})
