/**
 * The attacker has a passkey of their own, knows the id of another's (which is no secret), or runs another portal on
 * the same domain: nothing of it is anybody else's, and nobody is told why.
 */
import { describe, expect, it } from 'vitest'
import { createBrowser, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import {
  addOtherPortal,
  changeRows,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import { newKeyPair } from '../../../support/webauthn/keys.ts'
import {
  addCredential,
  enrolledAs,
  openWithPasskey,
  signInByPasskey,
  untilMade,
  untilPasskey,
  untilSecond,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()
const ready = () => openWithPasskey(openServer)

describe('whose it is', () => {
  const somebodyElse = async (server: TestServer) => {
    const person = await enrolledAs(server, 'second@example.org')
    const authenticator = createAuthenticator()
    await addCredential(server, { ...person, authenticator })
    return authenticator
  }

  it('R-35: before any address the user handle says whose: without one, or with another, nobody', async () => {
    const { server, authenticator } = await ready()
    const wrongs = [null, 'AAAA', Buffer.alloc(32).toString('base64url')]
    for (const userHandle of wrongs) {
      const { reply } = await signInByPasskey(server, authenticator, { userHandle })
      expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
    }
  })

  it('R-35: another person’s passkey is none of whoever the address says it is', async () => {
    const { server } = await ready()
    const theirs = await somebodyElse(server)
    const browser = createBrowser(server)
    const asked = await browser.start({ method: 'passkey', address: REPORTER })
    const { flow } = asked.body
    const { options } = stepOf(asked, 'passkey')
    const reply = await browser.answer(flow, { step: 'passkey', assertion: theirs.get(options) })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })

  it('R-35: behind a password it is one of those that were allowed, whatever the browser shows', async () => {
    const { server } = await ready()
    const theirs = await somebodyElse(server)
    const { browser, flow, options } = await untilSecond(server, 'passkey')
    const reply = await browser.answer(flow, {
      step: 'passkey',
      assertion: theirs.get({ ...options, allowCredentials: [] }),
    })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })

  it('R-39: an unknown credential, a wrong signature and another’s are told the same', async () => {
    const { server, authenticator } = await ready()
    const { options } = await untilPasskey(server)
    const unknown = createAuthenticator()
    unknown.create({
      ...options,
      rp: { id: options.rpId, name: '' },
      user: { id: 'AAAA', name: '', displayName: '' },
    } as never)
    const told = []
    for (const [who, lies] of [
      [unknown, {}],
      [authenticator, { key: newKeyPair('ES256') }],
      [authenticator, { userHandle: 'AAAA' }],
    ] as const) {
      const { reply } = await signInByPasskey(server, who, lies)
      const { code, attemptsLeft } = reply.body
      told.push([reply.status, code, attemptsLeft !== undefined])
    }
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
  })

  it('T-081, R-39: a typed address changes nothing of what the browser is asked', async () => {
    const { server } = await ready()
    const asked = []
    for (const address of [REPORTER, 'nobody@example.org']) {
      const browser = createBrowser(server)
      const reply = await browser.start({ method: 'passkey', address })
      const { options, ...shown } = stepOf(reply, 'passkey')
      asked.push({ ...shown, validUntil: '', options: { ...options, challenge: '' } })
    }
    expect(asked[0]).toEqual(asked[1])
    expect(asked[0]?.options.allowCredentials).toEqual([])
  })

  it('R-36: a credential that is somebody’s is registered to nobody else, under any of the kinds', async () => {
    const { server, browser, secret, authenticator } = await ready()
    const [{ id = '' } = {}] = authenticator.held
    for (const kind of ['passkey', 'security-key'] as const) {
      const { flow, options } = await untilMade(server, { browser, secret, kind })
      const copied = createAuthenticator({ id }).create(options)
      const step = `${kind}-enrol` as 'passkey-enrol'
      const reply = await browser.answer(flow, { step, attestation: copied, name: `My ${kind} 2` })
      expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
    }
  })

  it('R-36: what says another id than it has is refused', async () => {
    const { server, browser, secret } = await ready()
    const { flow, options } = await untilMade(server, { browser, secret })
    const attestation = { ...createAuthenticator().create(options), id: 'AAAA' }
    const reply = await browser.answer(flow, { step: 'passkey-enrol', attestation, name: 'Mine' })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })
})

describe('T-047: another portal', () => {
  const both = async () => {
    const scene = await ready()
    const { server } = scene
    await addOtherPortal(server, { policy: WITH_PASSKEYS, rpId: 'localhost' })
    return { ...scene, theirs: createBrowser(server, { origin: OTHER_PORTAL_URL }) }
  }

  it('T-047, R-33: a passkey of one portal finds nobody in the other, though both have one domain', async () => {
    const { server, theirs, authenticator } = await both()
    const { flow } = (await theirs.start({ portal: 'other' })).body
    const asked = await theirs.answer(flow, { step: 'identify', method: 'passkey' })
    const { options } = stepOf(asked, 'passkey')
    const [mine] = [await untilPasskey(server)]
    expect(options.rpId).toBe(mine.options.rpId)
    const assertion = authenticator.get(options, { origin: OTHER_PORTAL_URL })
    const reply = await theirs.answer(flow, { step: 'passkey', assertion })
    expect([reply.status, reply.body.code]).toEqual([422, 'credential_refused'])
  })

  it('T-047: what one portal asked is not answered in the other: a page that relays gets nothing', async () => {
    const { server, theirs, authenticator } = await both()
    const { options: asked } = await untilPasskey(server)
    const { flow } = (await theirs.start({ portal: 'other' })).body
    await theirs.answer(flow, { step: 'identify', method: 'passkey' })
    const assertion = authenticator.get(asked)
    const reply = await theirs.answer(flow, { step: 'passkey', assertion })
    expect(reply.body.code).toBe('code_expired')
  })

  it('R-33: one that was planted in a row with another domain, or of another portal, counts for nothing', async () => {
    const { server, authenticator } = await both()
    changeRows(
      server,
      "update method set data = json_set(data, '$.rpId', 'example.org') where kind = 'passkey'",
    )
    const elsewhere = await signInByPasskey(server, authenticator)
    expect(elsewhere.reply.body.code).toBe('credential_refused')
    changeRows(
      server,
      "update method set portal_id = 'other', data = json_set(data, '$.rpId', 'localhost') where kind = 'passkey'",
    )
    const planted = await signInByPasskey(server, authenticator)
    expect(planted.reply.body.code).toBe('credential_refused')
  })

  it('the same person has another user handle in each, so that neither writes over the other', async () => {
    const { server, browser, secret } = await both()
    const here = await untilMade(server, { browser, secret })
    const again = await untilMade(server, { browser, secret, kind: 'this-device' })
    expect(here.options.user.id).toBe(again.options.user.id)
    const { token } = await server.invite({ portalId: 'other' })
    expect(token).not.toBe('')
  })
})

describe('T-017: whoever knows an address or a credential', () => {
  it('slows nobody by fifty wrong answers: its owner is let in at once', async () => {
    const { server, authenticator } = await ready()
    for (let round = 0; round < 50; round++) {
      if (round % 10 === 0) server.clock.advance(11 * MINUTE)
      await signInByPasskey(server, authenticator, { rpId: 'example.org' })
    }
    server.clock.advance(11 * MINUTE)
    expect(stepNameOf((await signInByPasskey(server, authenticator)).reply)).toBe('done')
  })
})

describe('a passkey alone', () => {
  it('opens nothing for whoever was suspended, and says so to nobody else', async () => {
    const { server, authenticator } = await ready()
    changeRows(server, 'update person set suspended_at = ?', server.clock.now())
    const { reply } = await signInByPasskey(server, authenticator)
    expect(stepOf(reply, 'denied').reason).toBe('suspended')
  })
})
