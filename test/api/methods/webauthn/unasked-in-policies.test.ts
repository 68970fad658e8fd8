/**
 * A passkey that a browser made by itself, where a policy changes around it: the lists of whom that concerns count it as
 * the password that it stands for, it opens no more than that, and nobody is left without a way.
 */
import { describe, expect, it } from 'vitest'
import { newMethod } from '../../../../api/domain/methods/new-method.ts'
import { UNASKED_MARK } from '../../../../api/domain/methods/webauthn/credential.ts'
import { openEnrolled } from '../../../support/api/beginnings.ts'
import { createBrowser, PASSWORD, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { administrator } from '../../../support/api/console/console.ts'
import { open, previewed, somebody, strict } from '../../../support/api/console/policies.ts'
import {
  changeRows,
  ENGINES,
  useServers,
  useServersOn,
} from '../../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'
import { createAuthenticator } from '../../../support/webauthn/authenticator.ts'
import { enrolStep, setPolicy, signInByPasskey } from '../../../support/webauthn/passkeys.ts'

describe.each(ENGINES)('on %s, the lists of whom a policy concerns', (engine) => {
  const openServer = useServersOn(engine)

  interface Held {
    readonly personId: string
    readonly kind: 'passkey' | 'totp'
    readonly isUnasked?: boolean
  }

  const hold = (server: TestServer, { personId, kind, isUnasked = false }: Held) =>
    server.store.atomically(() =>
      server.store.methods.add({
        ...newMethod(server.services, { personId, kind, name: kind }),
        data: isUnasked ? `{"rpId":"localhost",${UNASKED_MARK}}` : '{}',
        lookup: kind === 'passkey' ? personId : null,
        portalId: kind === 'passkey' ? 'demo' : null,
      }),
    )

  /** Somebody with one that was made by itself, with an app beside it, and with one that they made. */
  async function opened() {
    const server = await openServer({ portal: { policy: open } })
    const owner = await administrator(server)
    for (const id of ['alone', 'with-app', 'own'])
      await somebody(server, { id, firstName: '', lastName: id }, 1)
    await hold(server, { personId: 'alone', kind: 'passkey', isUnasked: true })
    await hold(server, { personId: 'with-app', kind: 'passkey', isUnasked: true })
    await hold(server, { personId: 'with-app', kind: 'totp' })
    await hold(server, { personId: 'own', kind: 'passkey' })
    const concernedBy = async (policy: object) => {
      const named = []
      for (const concern of ['locked-out', 'must-set-up'] as const) {
        const { body } = await previewed(owner, { policy, concern })
        named.push(body.people.map(({ lastName }) => lastName))
        expect(body.counts[concern]).toBe(body.people.length)
      }
      return named
    }
    return { concernedBy }
  }

  it('count it for nothing beside a password, and as vouching for nothing', async () => {
    const { concernedBy } = await opened()
    const policy = { ...strict, secondFactors: ['passkey'] }
    expect(await concernedBy(policy)).toEqual([['alone'], ['with-app']])
    const withApps = { ...strict, secondFactors: ['passkey', 'totp'] }
    expect(await concernedBy(withApps)).toEqual([['alone'], []])
  })

  it('count it as what lets in where nobody has a password, as far as the password would', async () => {
    const { concernedBy } = await opened()
    const passwordless = { firstFactors: ['passkey'], secondFactors: ['passkey', 'totp'] }
    expect(await concernedBy({ ...open, ...passwordless })).toEqual([[], []])
    expect(await concernedBy({ ...strict, ...passwordless })).toEqual([['alone'], []])
    const keys = { firstFactors: ['passkey'], secondFactors: ['passkey', 'security-key'] }
    expect(await concernedBy({ ...strict, ...keys })).toEqual([['alone'], ['with-app']])
  })
})

describe('in a portal that takes passwords no more', () => {
  const openServer = useServers()

  /** Somebody with an app, and a passkey that was made by itself while there were passwords. */
  async function opened() {
    const { server, secret } = await openEnrolled(openServer)
    setPolicy(server, { offer: 'automatic' })
    server.clock.advance(MINUTE)
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'identify', address: REPORTER })
    await browser.answer(flow, { step: 'password', password: PASSWORD })
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    const asked = await browser.answer(flow, { step: 'offer', quietly: true })
    const quiet = createAuthenticator({ isCopyable: true })
    const attestation = quiet.create(enrolStep(asked, 'passkey').options, {
      flags: { up: false, uv: false },
    })
    stepOf(await browser.answer(flow, { step: 'passkey-enrol', attestation }), 'done')
    server.clock.advance(MINUTE)
    return { server, secret, quiet }
  }

  it('it opens what one factor opens, and no more', async () => {
    const { server, quiet } = await opened()
    setPolicy(server, { firstFactors: ['passkey'], level: 'aal1' })
    const { reply } = await signInByPasskey(server, quiet)
    expect(stepOf(reply, 'done')).toMatchObject({ acr: 'aal1' })
  })

  it('two are asked for by the app beside it, where that is accepted', async () => {
    const { server, secret, quiet } = await opened()
    setPolicy(server, { firstFactors: ['passkey'] })
    const { browser, flow, reply } = await signInByPasskey(server, quiet)
    const end = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    expect([stepNameOf(reply), stepOf(end, 'done').acr]).toEqual(['totp', 'aal2'])
  })

  /** Shows it where the app is not accepted, and sets up another after a code of the app, and one that is mailed. */
  async function madeOwn({ server, secret, quiet }: Awaited<ReturnType<typeof opened>>) {
    setPolicy(server, { firstFactors: ['passkey'], secondFactors: ['passkey'] })
    const { browser, flow, reply } = await signInByPasskey(server, quiet)
    expect(stepNameOf(reply)).toBe('totp')
    await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
    await browser.answer(flow, { step: 'enrol', method: 'passkey' })
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode()
    const asked = await browser.answer(flow, { step: 'email-code', code })
    const { options } = enrolStep(asked, 'passkey')
    const own = createAuthenticator({ isCopyable: true })
    const attestation = own.create(options)
    const end = await browser.answer(flow, { step: 'passkey-enrol', attestation, name: 'Mine' })
    server.clock.advance(MINUTE)
    return { own, options, end }
  }

  it('where the app is not accepted it vouches for a passkey of their own, which reaches the level', async () => {
    const scene = await opened()
    const { own, options, end } = await madeOwn(scene)
    // It may lie where the other does: the browser would say that there is one already.
    expect(options.excludeCredentials).toEqual([])
    expect(stepOf(end, 'done').acr).toBe('aal2')
    const { reply } = await signInByPasskey(scene.server, own)
    expect(stepOf(reply, 'done').acr).toBe('aal2')
  })

  it('whoever shows it, and has one of their own, is asked for that', async () => {
    const scene = await opened()
    const { own } = await madeOwn(scene)
    const { browser, flow, reply } = await signInByPasskey(scene.server, scene.quiet)
    const { options } = stepOf(reply, 'passkey')
    expect(options.allowCredentials.map(({ id }) => id)).toEqual(own.held.map(({ id }) => id))
    const end = await browser.answer(flow, { step: 'passkey', assertion: own.get(options) })
    expect(stepOf(end, 'done').acr).toBe('aal2')
  })

  it('whoever has nothing else is told so, and not let in', async () => {
    const { server, quiet } = await opened()
    changeRows(server, "update method set state = 'removed' where kind = 'totp'")
    setPolicy(server, { firstFactors: ['passkey'], secondFactors: ['passkey'] })
    const { reply } = await signInByPasskey(server, quiet)
    expect(stepOf(reply, 'denied').reason).toBe('no-usable-method')
  })
})
