/** "Next time without a password": what is offered at the end of a sign-in, to whom, and by which grant. */
import { describe, expect, it } from 'vitest'
import { openEnrolled } from '../../support/api/beginnings.ts'
import { type Browser, createBrowser, PASSWORD, stepOf } from '../../support/api/browser.ts'
import { DAY, MINUTE } from '../../support/api/clock.ts'
import {
  addOtherPortal,
  changeRows,
  rowsIn,
  useServers,
} from '../../support/api/servers/servers.ts'
import { appCode, stepNameOf } from '../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../support/api/test-server.ts'
import { createAuthenticator } from '../../support/webauthn/authenticator.ts'
import {
  enrolStep,
  openWithPasskey,
  setPolicy,
  signInByPasskey,
} from '../../support/webauthn/passkeys.ts'

const openServer = useServers()

const ready = async (policy: object = {}) => {
  const scene = await openEnrolled(openServer)
  setPolicy(scene.server, { offer: 'offered', ...policy })
  return scene
}

interface Who {
  readonly secret: string
  readonly browser?: Browser
  readonly remembers?: boolean
}

/** Password and app, in a browser of their own if none is given. */
async function signedIn(server: TestServer, who: Who) {
  const { secret, browser = createBrowser(server), remembers = true } = who
  server.clock.advance(MINUTE)
  const { flow } = (await browser.start({ state: 'state-of-the-host' })).body
  await browser.answer(flow, { step: 'identify', address: REPORTER })
  if (!remembers) await browser.answer(flow, { step: 'remember', address: false })
  await browser.answer(flow, { step: 'password', password: PASSWORD })
  const reply = await browser.answer(flow, { step: 'totp', code: appCode(server, secret) })
  return { browser, flow, reply }
}

describe('after a sign-in with a password and an app', () => {
  it('a passkey is offered, set up by that very sign-in, and lets in alone', async () => {
    const { server, secret } = await ready()
    const { browser, flow, reply } = await signedIn(server, { secret })
    expect(stepOf(reply, 'offer').method).toBe('passkey')
    const taken = await browser.answer(flow, { step: 'offer', now: true })
    const authenticator = createAuthenticator()
    const attestation = authenticator.create(enrolStep(taken, 'passkey').options)
    const done = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(done)).toBe('done')
    await server.deliverMail()
    expect(server.mailer.sent.at(-1)?.subject).toMatch(/new way to sign in/)
    expect(stepNameOf((await signInByPasskey(server, authenticator)).reply)).toBe('done')
  })

  it('whoever begins may leave it, and is signed in', async () => {
    const { server, secret } = await ready()
    const { browser, flow } = await signedIn(server, { secret })
    const taken = await browser.answer(flow, { step: 'offer', now: true })
    expect(taken.body.ways).toEqual({ other: true, lost: false, skip: false })
    const back = await browser.answer(flow, { step: 'passkey-enrol', other: true } as never)
    expect(stepNameOf(back)).toBe('offer')
    expect(stepNameOf(await browser.answer(flow, { step: 'offer', later: true }))).toBe('done')
  })

  it('"not now" is heard for 30 days, and for ever the third time', async () => {
    const { server, secret } = await ready()
    for (let time = 1; time <= 3; time++) {
      const { browser, flow, reply } = await signedIn(server, { secret })
      expect([time, stepNameOf(reply)]).toEqual([time, 'offer'])
      await browser.answer(flow, { step: 'offer', later: true })
      server.clock.advance(29 * DAY)
      expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('done')
      server.clock.advance(2 * DAY)
    }
    server.clock.advance(365 * DAY)
    expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('done')
  })

  it('a device that could not keep one is no "not now"', async () => {
    const { server, secret } = await ready()
    const { browser, flow } = await signedIn(server, { secret })
    expect(stepNameOf(await browser.answer(flow, { step: 'offer', cannot: true }))).toBe('done')
    expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('offer')
  })
})

describe('nothing is offered', () => {
  it('where the policy does not say so', async () => {
    const { server, secret } = await ready({ offer: 'off' })
    expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('done')
  })

  it('in a browser that others use, too', async () => {
    const { server, secret } = await ready()
    expect(stepNameOf((await signedIn(server, { secret, remembers: false })).reply)).toBe('done')
  })

  it('to whoever has one here', async () => {
    const { server, authenticator, secret } = await openWithPasskey(openServer)
    setPolicy(server, { offer: 'offered' })
    expect(stepNameOf((await signInByPasskey(server, authenticator)).reply)).toBe('done')
    expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('done')
  })

  it('where nothing of the kind is accepted', async () => {
    const { server, secret } = await ready({ firstFactors: ['password'], secondFactors: ['totp'] })
    expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('done')
  })

  it('on the page of a host to whoever has a role in another portal', async () => {
    const { server, secret } = await ready()
    await addOtherPortal(server)
    const [person] = rowsIn(server, 'select id from person')
    changeRows(
      server,
      `insert into membership (id, person_id, portal_id, role, created_at)
       values ('elsewhere', ?, 'other', 'reporter', 0)`,
      String(person?.id),
    )
    expect(stepNameOf((await signedIn(server, { secret })).reply)).toBe('done')
  })
})

describe("the attacker wants a passkey of their own by somebody's sign-in", () => {
  it('and comes to the open page after ten minutes: nothing is set up', async () => {
    const { server, secret } = await ready()
    const { browser, flow } = await signedIn(server, { secret })
    const taken = await browser.answer(flow, { step: 'offer', now: true })
    const attestation = createAuthenticator().create(enrolStep(taken, 'passkey').options)
    server.clock.advance(11 * MINUTE)
    const late = await browser.answer(flow, { step: 'passkey-enrol', attestation })
    expect(stepNameOf(late)).toBe('done')
    expect(rowsIn(server, "select 1 from method where kind = 'passkey'")).toEqual([])
  })

  it('and goes on with the session alone: nothing is offered by it', async () => {
    const { browser } = await ready()
    const { flow } = (await browser.start()).body
    const reply = await browser.answer(flow, { step: 'identify', continue: true })
    expect(stepNameOf(reply)).toBe('done')
  })

  it('and adds a second by the same sign-in: it is over', async () => {
    const { server, secret } = await ready()
    const { browser, flow } = await signedIn(server, { secret })
    const taken = await browser.answer(flow, { step: 'offer', now: true })
    const { options } = enrolStep(taken, 'passkey')
    const make = () => createAuthenticator().create(options)
    await browser.answer(flow, { step: 'passkey-enrol', attestation: make() })
    const again = await browser.answer(flow, { step: 'passkey-enrol', attestation: make() })
    expect(again.status).toBeGreaterThanOrEqual(400)
    expect(rowsIn(server, "select 1 from method where kind = 'passkey'")).toHaveLength(1)
  })

  it('and asks for it in another browser: it is not theirs to answer', async () => {
    const { server, secret } = await ready()
    const { flow } = await signedIn(server, { secret })
    const reply = await createBrowser(server).answer(flow, { step: 'offer', now: true })
    expect(reply.status).toBe(404)
  })

  it('and sets up another kind by it: what was offered was a passkey', async () => {
    const { server, secret } = await ready()
    const { browser, flow } = await signedIn(server, { secret })
    const taken = await browser.answer(flow, { step: 'offer', now: true })
    const attestation = createAuthenticator().create(enrolStep(taken, 'passkey').options)
    for (const step of ['security-key-enrol', 'this-device-enrol'] as const) {
      const reply = await browser.answer(flow, { step, attestation } as never)
      expect([reply.status, reply.body.code]).toEqual([409, 'step_changed'])
    }
    expect(
      rowsIn(server, "select 1 from method where kind <> 'totp' and kind <> 'password'"),
    ).toEqual([])
  })
})
