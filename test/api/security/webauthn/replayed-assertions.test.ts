/**
 * The attacker has what a passkey signed: from a page that they wrote, a log, another tab; or the credential's id,
 * which is no secret. Each challenge is answered once, in the flow, for the page and the purpose that it was shown for,
 * by whoever it says that it is. On both engines where it is about who comes first.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, enrolled, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { ENGINES, rowsIn, useServers, useServersOn } from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import {
  addCredential,
  openWithPasskey,
  signInByPasskey,
  untilMade,
  untilPasskey,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'

const AT_ONCE = 20

describe.each(ENGINES)('at once, on %s', (engine) => {
  const openServer = useServersOn(engine)

  const ready = async () => {
    const server = await openServer({ portal: { policy: WITH_PASSKEYS } })
    const person = await enrolled(server)
    const authenticator = createAuthenticator()
    return { server, person, authenticator }
  }

  it('T-040, R-30: one answer sent twenty times signs in once', async () => {
    const { server, person, authenticator } = await ready()
    await addCredential(server, { ...person, authenticator })
    const { browser, flow, options } = await untilPasskey(server)
    const answer = { step: 'passkey', assertion: authenticator.get(options) } as const
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, () => browser.answer(flow, answer)),
    )
    expect(
      replies.filter((reply) => stepNameOf(reply) === 'done' && reply.status === 200),
    ).toHaveLength(1)
  })

  it('T-040, R-30: one credential sent twenty times is set up once', async () => {
    const { server, person, authenticator } = await ready()
    const { flow, options } = await untilMade(server, person)
    const attestation = authenticator.create(options)
    const replies = await Promise.all(
      Array.from({ length: AT_ONCE }, () =>
        person.browser.answer(flow, { step: 'passkey-enrol', attestation, name: 'Mine' }),
      ),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const held = await boundOf(server)
    expect(held.filter(({ kind }) => kind === 'passkey')).toHaveLength(1)
  })

  it('two answers to two challenges at once count up once each, and none is lost', async () => {
    const { server, person } = await ready()
    const authenticator = createAuthenticator({ counts: true })
    await addCredential(server, { ...person, authenticator })
    const flows = [await untilPasskey(server), await untilPasskey(server)]
    const assertions = flows.map(({ options }) => authenticator.get(options))
    const replies = await Promise.all(
      flows.map(({ browser, flow }, index) => {
        const assertion = assertions[index]
        if (!assertion) throw new Error('Nothing was signed')
        return browser.answer(flow, { step: 'passkey', assertion })
      }),
    )
    const won = replies.filter((reply) => stepNameOf(reply) === 'done').length
    const [method] = (await boundOf(server)).filter(({ kind }) => kind === 'passkey')
    expect(won).toBeGreaterThan(0)
    expect(method?.counter).toBe(stepNameOf(replies[1] as never) === 'done' ? 2 : 1)
  })

  it('one that is removed while it is shown lets nobody in', async () => {
    const { server, person, authenticator } = await ready()
    await addCredential(server, { ...person, authenticator })
    const { browser, flow, options } = await untilPasskey(server)
    const assertion = authenticator.get(options)
    const [method] = (await boundOf(server)).filter(({ kind }) => kind === 'passkey')
    const { store, clock } = server
    const [reply] = await Promise.all([
      browser.answer(flow, { step: 'passkey', assertion }),
      store.atomically(() => store.methods.remove(method?.id ?? '', clock.now())),
    ])
    const { flow: next, browser: later, options: again } = await untilPasskey(server)
    const refused = await later.answer(next, {
      step: 'passkey',
      assertion: authenticator.get(again),
    })
    expect([200, 409, 422]).toContain(reply.status)
    expect([refused.status, refused.body.code]).toEqual([422, 'credential_refused'])
  })
})

const boundOf = (server: TestServer) =>
  server.store.run(function* () {
    const person = yield* server.store.people.byEmailKey(REPORTER)
    return yield* server.store.methods.bound(person?.id ?? '')
  })

const openServer = useServers()
const ready = () => openWithPasskey(openServer)

describe('a challenge', () => {
  it('T-040, R-30: is answered once: neither again, nor anew with the next signature', async () => {
    const { server, browser, secret, authenticator } = await ready()
    const { flow, options } = await untilMade(server, { browser, secret })
    const attestation = createAuthenticator().create(options)
    const again = createAuthenticator().create(options)
    await browser.answer(flow, { step: 'passkey-enrol', attestation, name: 'One' })
    server.clock.advance(MINUTE)
    const second = await untilMade(server, { browser, secret })
    for (const replayed of [attestation, again]) {
      const answer = { step: 'passkey-enrol', attestation: replayed, name: 'Two' } as const
      expect((await browser.answer(second.flow, answer)).body.code).toBe('code_expired')
    }
    const { flow: other, browser: stranger } = await untilPasskey(server)
    const signed = await signInByPasskey(server, authenticator)
    const replayed = { step: 'passkey', assertion: signed.assertion } as const
    expect((await stranger.answer(other, replayed)).body.code).toBe('code_expired')
    const anew = { step: 'passkey', assertion: authenticator.get(signed.options) } as const
    expect((await stranger.answer(other, anew)).body.code).toBe('code_expired')
  })

  it('R-30: is 32 bytes that nobody foretells, another one each time, and nowhere at rest', async () => {
    const { server } = await ready()
    const challenges: string[] = []
    for (let round = 0; round < 5; round++)
      challenges.push((await untilPasskey(server)).options.challenge)
    expect(new Set(challenges).size).toBe(5)
    for (const challenge of challenges) {
      expect(Buffer.from(challenge, 'base64url')).toHaveLength(32)
      const rows = rowsIn(server, 'select * from one_time_secret')
      expect(JSON.stringify(rows)).not.toContain(challenge)
    }
  })

  it('T-021, R-30: ends after five minutes, and the step then has another', async () => {
    const { server, authenticator } = await ready()
    const { browser, flow, options } = await untilPasskey(server)
    const assertion = authenticator.get(options)
    server.clock.advance(5 * MINUTE)
    const late = await browser.answer(flow, { step: 'passkey', assertion })
    expect([late.status, late.body.code]).toEqual([422, 'code_expired'])
    const next = stepOf(late, 'passkey').options
    expect(next.challenge).not.toBe(options.challenge)
    const answer = { step: 'passkey', assertion: authenticator.get(next) } as const
    expect(stepNameOf(await browser.answer(flow, answer))).toBe('done')
  })

  it('stays the same while a page is loaded anew, and is another one as its end comes near', async () => {
    const { server } = await ready()
    const { browser, flow, options } = await untilPasskey(server)
    const same = stepOf(await browser.see(flow), 'passkey')
    expect(same.options.challenge).toBe(options.challenge)
    server.clock.advance(3 * MINUTE)
    const next = stepOf(await browser.see(flow), 'passkey')
    expect(next.options.challenge).not.toBe(options.challenge)
    expect(next.options.timeout).toBe(5 * MINUTE)
  })

  it('R-30: of one flow is none of another, though both are one person’s', async () => {
    const { server, authenticator } = await ready()
    const one = await untilPasskey(server)
    const other = await untilPasskey(server)
    const assertion = authenticator.get(one.options)
    const reply = await other.browser.answer(other.flow, { step: 'passkey', assertion })
    expect(reply.body.code).toBe('code_expired')
  })

  it('R-30: to make one is none to show one', async () => {
    const { server, browser, secret, authenticator } = await ready()
    const { flow, options } = await untilMade(server, { browser, secret })
    const signed = authenticator.get({
      ...options,
      rpId: options.rp.id,
      allowCredentials: [],
    } as never)
    const step = { step: 'passkey', assertion: signed } as const
    expect((await browser.answer(flow, step)).body.code).toBe('step_changed')
  })

  it('R-30: shown on one page is answered from no other, though both are the portal’s', async () => {
    const { server, authenticator } = await ready()
    const { browser, flow, options } = await untilPasskey(server)
    const ours = createBrowser(server, { jar: browser.jar, origin: server.publicUrl })
    const relayed = authenticator.get(options)
    const reply = await ours.answer(flow, { step: 'passkey', assertion: relayed })
    expect(reply.body.code).toBe('code_expired')
    const own = stepOf(reply, 'passkey').options
    const answer = {
      step: 'passkey',
      assertion: authenticator.get(own, { origin: server.publicUrl }),
    } as const
    expect(stepNameOf(await ours.answer(flow, answer))).toBe('done')
  })
})
