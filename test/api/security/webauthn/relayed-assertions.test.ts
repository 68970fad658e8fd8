/**
 * The attacker has the page of one portal, and the person shows a passkey there. What the console, our own pages or
 * another portal has asked is put before them in the place of the page's own question, and what they sign is carried
 * back. It gains nothing, though all of them are of one domain here: a browser signs where it was asked.
 */
import { describe, expect, it } from 'vitest'
import { type Browser, createBrowser, type Reply, stepOf } from '../../../support/api/browser.ts'
import { MINUTE } from '../../../support/api/clock.ts'
import { agreed, boundOf } from '../../../support/api/confirming.ts'
import {
  addOtherPortal,
  countIn,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { stepNameOf } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'
import {
  type Authenticator,
  createAuthenticator,
  PORTAL_ORIGIN,
} from '../../../support/webauthn/authenticator.ts'
import { enrolWithKey, inviteOwner, signInByKey } from '../../../support/webauthn/console-keys.ts'
import {
  openWithPasskey,
  setPolicy,
  signInByPasskey,
  untilPasskey,
  WITH_PASSKEYS,
} from '../../../support/webauthn/passkeys.ts'

const openServer = useServers()

const refusalOf = ({ status, body }: Reply) => [status, body.code]
const sessionsIn = (server: TestServer) => countIn(server, 'session', 'ended_at is null')

interface Relayed {
  readonly browser: Browser
  readonly asked: Reply
  readonly authenticator: Authenticator
  /** Of the page that the person looks at. */
  readonly origin: string
}

/** Signed on one page, and answered from where it was asked. */
function relay({ browser, asked, authenticator, origin }: Relayed): Promise<Reply> {
  const { options } = stepOf(asked, 'passkey')
  const assertion = authenticator.get(options, { origin })
  return browser.answer(asked.body.flow, { step: 'passkey', assertion })
}

/** What a browser of the attacker's is asked for a portal, as if from a page of it. */
async function askedOf(server: TestServer, portal: string, origin: string) {
  const browser = createBrowser(server, { origin })
  const { flow } = (await browser.start({ portal })).body
  const asked = await browser.answer(flow, { step: 'identify', method: 'passkey' })
  return { browser, asked }
}

describe('from a portal’s page to the console', () => {
  const opened = async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const { authenticator } = await enrolWithKey(server, { token: await inviteOwner(server) })
    server.clock.advance(MINUTE)
    return { server, authenticator }
  }

  it('R-31: what is signed there opens no console, and its owner is let in afterwards', async () => {
    const { server, authenticator } = await opened()
    const before = sessionsIn(server)
    const { browser, asked } = await askedOf(server, 'console', server.publicUrl)
    const reply = await relay({ browser, asked, authenticator, origin: PORTAL_ORIGIN })
    expect(refusalOf(reply)).toEqual([422, 'credential_refused'])
    expect(sessionsIn(server)).toBe(before)
    expect(stepNameOf((await signInByKey(server, authenticator)).reply)).toBe('done')
  })

  it('R-31: the console asks no portal’s page anything', async () => {
    const { server } = await opened()
    for (const origin of [PORTAL_ORIGIN, 'http://localhost:4000.evil.example', 'null']) {
      const begun = await createBrowser(server, { origin }).start({ portal: 'console' })
      expect([origin, begun.status]).toEqual([origin, 403])
    }
  })

  it('R-31: a key that the console asks to be made is made on no other page', async () => {
    const server = await openServer({ keyToAct: 'demanded' })
    const browser = createBrowser(server, { origin: server.publicUrl })
    const token = await inviteOwner(server)
    const start = { portal: 'console', journey: 'invitation', invitation: token } as const
    const { flow } = (await browser.start(start)).body
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = await server.mailedCode('owner@example.org')
    await browser.answer(flow, { step: 'email-code', code })
    const names = { firstName: 'Test', lastName: 'Owner' }
    const asked = await browser.answer(flow, { step: 'register', ...names })
    const { options } = stepOf(asked, 'passkey-enrol')
    const attestation = createAuthenticator().create(options, { origin: PORTAL_ORIGIN })
    const made = { step: 'passkey-enrol', attestation, name: 'Mine' } as const
    expect(refusalOf(await browser.answer(flow, made))).toEqual([422, 'credential_refused'])
    expect(countIn(server, 'method', "kind = 'passkey' and state = 'active'")).toBe(0)
  })
})

describe('from one portal’s page to another', () => {
  const opened = async () => {
    const scene = await openWithPasskey(openServer)
    const { server } = scene
    await addOtherPortal(server, { policy: WITH_PASSKEYS, rpId: 'localhost' })
    server.clock.advance(MINUTE)
    return scene
  }

  it('T-047, R-31: what one portal asked, and the other’s page had signed, opens neither', async () => {
    const { server, authenticator } = await opened()
    const before = sessionsIn(server)
    const { browser, asked } = await askedOf(server, 'demo', PORTAL_ORIGIN)
    const reply = await relay({ browser, asked, authenticator, origin: OTHER_PORTAL_URL })
    expect(refusalOf(reply)).toEqual([422, 'credential_refused'])
    const theirs = await askedOf(server, 'other', OTHER_PORTAL_URL)
    const origin = PORTAL_ORIGIN
    const back = await relay({ ...theirs, authenticator, origin })
    expect(refusalOf(back)).toEqual([422, 'credential_refused'])
    expect(sessionsIn(server)).toBe(before)
    expect(stepNameOf((await signInByPasskey(server, authenticator)).reply)).toBe('done')
  })

  it('T-047: no portal asks the page of another anything', async () => {
    const { server } = await opened()
    const there = await createBrowser(server, { origin: OTHER_PORTAL_URL }).start({})
    const here = await createBrowser(server, { origin: PORTAL_ORIGIN }).start({ portal: 'other' })
    expect([there.status, here.status]).toEqual([403, 403])
  })

  it('T-047: what was asked of one is no answer to the other, on whichever page it was signed', async () => {
    const { server, authenticator } = await opened()
    const { options } = await untilPasskey(server)
    const { browser, asked } = await askedOf(server, 'other', OTHER_PORTAL_URL)
    for (const origin of [PORTAL_ORIGIN, OTHER_PORTAL_URL]) {
      const assertion = authenticator.get(options, { origin })
      const reply = await browser.answer(asked.body.flow, { step: 'passkey', assertion })
      expect(reply.body.code).toBe('code_expired')
    }
  })
})

describe('from a portal’s page to our own pages of it', () => {
  it('R-31: an act that our page asks to confirm is confirmed by nothing that the host’s page had signed', async () => {
    const { server, browser, authenticator } = await openWithPasskey(openServer)
    setPolicy(server, { actFactors: ['passkey'] })
    server.clock.advance(MINUTE)
    const ours = createBrowser(server, { jar: browser.jar, origin: server.publicUrl })
    const app = (await boundOf(server)).find(({ kind }) => kind === 'totp')
    const act = { act: 'method.remove', object: app?.id ?? '' } as const
    const { reply: asked } = await agreed(ours, act)
    const reply = await relay({ browser: ours, asked, authenticator, origin: PORTAL_ORIGIN })
    expect(refusalOf(reply)).toEqual([422, 'credential_refused'])
    expect((await boundOf(server)).map(({ id }) => id)).toContain(app?.id)
  })
})
