/**
 * The attacker has one live secret of some kind and tries it at every door of another kind. Purpose
 * and portal are part of each secret's digest, so that elsewhere it cannot even be looked up; and no
 * wrong door uses it up: afterwards each is still good at its own.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  asHost,
  createBrowser,
  enrolled,
  type Reply,
  stepOf,
} from '../../../support/api/browser.ts'
import { asked, confirmed, redeem } from '../../../support/api/confirming.ts'
import { BROWSER_COOKIE, SESSION_COOKIE } from '../../../support/api/requests/cookies.ts'
import { cookieOf, stepNameOf, untilPassword } from '../../../support/api/sign-ins.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

const INVITED = 'invited@example.org'
const SHARED = 'shared@example.org'
const OTHER = 'other@example.org'

let server: TestServer
let secrets: Awaited<ReturnType<typeof oneOfEach>>
beforeAll(async () => {
  server = await createTestServer()
  secrets = await oneOfEach()
  return () => server.close()
})

/** What a host's server is given for an address, and the flow that proves it. */
async function proving(address: string) {
  const { body } = await asHost(server, '/v1/verifications', { address })
  const { verification } = body as { readonly verification: string }
  const browser = createBrowser(server)
  const { flow } = (await browser.start({ journey: 'verify-email', verification })).body
  return { verification, browser, flow }
}

async function oneOfEach() {
  const { browser, secret, done } = await enrolled(server)
  const redeemed = await asHost(server, '/v1/redeem', { code: done.code })
  const { sid, id_token: idToken } = redeemed.body as { sid: string; id_token: string }
  server.clock.advance(60_000)
  const confirmation = await asked(server, sid)
  const given = await confirmed(server, { browser, secret }, { confirmation })
  const { flow } = (await browser.start()).body
  const again = stepOf(await browser.answer(flow, { step: 'identify', continue: true }), 'done')
  const { token } = await server.invite({ email: INVITED })
  const { verification } = await proving(SHARED)
  const proven = await proving(OTHER)
  await proven.browser.answer(proven.flow, { step: 'email-code', send: true })
  const code = await server.mailedCode(OTHER)
  const verified = await proven.browser.answer(proven.flow, { step: 'email-code', code })
  const mailed = await proving('mailed@example.org')
  await mailed.browser.answer(mailed.flow, { step: 'email-code', send: true })
  return {
    'redemption code': again.code ?? '',
    'session id': sid,
    'id token': idToken,
    'session cookie': cookieOf(browser, 'portal')[1],
    'browser cookie': cookieOf(mailed.browser, 'browser')[1],
    'invitation token': token,
    'verification token': verification,
    'confirmation token': await asked(server, sid),
    'confirmed code': stepOf(given, 'done').code ?? '',
    'verified code': stepOf(verified, 'done').code ?? '',
    'mailed code': await server.mailedCode('mailed@example.org'),
    'portal secret': server.portalSecret,
    'flow id': mailed.flow,
  }
}
type Kind = keyof typeof secrets

const isOpened = ({ status, body }: Reply): boolean =>
  status < 300 && body.step?.name !== 'denied' && body.step?.name !== 'identify'

/** Whether a secret opens the door that only the kind named should. */
const DOORS: readonly (readonly [string, Kind, (secret: string) => Promise<boolean>])[] = [
  [
    'redemption of a sign-in',
    'redemption code',
    async (code) => (await asHost(server, '/v1/redeem', { code })).status === 200,
  ],
  [
    'redemption of a proven address',
    'verified code',
    async (code) => (await asHost(server, '/v1/verifications/redeem', { code })).status === 200,
  ],
  [
    'redemption of a confirmed act',
    'confirmed code',
    async (code) => (await redeem(server, { code, sid: secrets['session id'] })).status === 200,
  ],
  [
    'a confirmation',
    'confirmation token',
    async (confirmation) => {
      const browser = createBrowser(server)
      browser.jar.set(SESSION_COOKIE, secrets['session cookie'])
      return isOpened(await browser.start({ journey: 'confirm', confirmation }))
    },
  ],
  [
    'a check of a session',
    'session id',
    async (sid) => (await asHost(server, '/v1/sessions/check', { sid })).body.active === true,
  ],
  [
    "a host's call",
    'portal secret',
    async (secret) =>
      (await asHost(server, '/v1/sessions/check', { sid: 'x' }, secret)).status === 200,
  ],
  [
    'an invitation',
    'invitation token',
    async (invitation) =>
      isOpened(await createBrowser(server).start({ journey: 'invitation', invitation })),
  ],
  [
    'the proof of an address',
    'verification token',
    async (verification) =>
      isOpened(await createBrowser(server).start({ journey: 'verify-email', verification })),
  ],
  [
    'a session of the browser',
    'session cookie',
    async (value) => {
      const browser = createBrowser(server)
      browser.jar.set(SESSION_COOKIE, value)
      const { body } = await browser.send('POST', '/v1/session/check', { portal: 'demo' })
      return 'active' in body && body.active === true
    },
  ],
  [
    'a flow of the browser',
    'browser cookie',
    async (value) => {
      const browser = createBrowser(server)
      browser.jar.set(BROWSER_COOKIE, value)
      return (await browser.see(secrets['flow id'])).status === 200
    },
  ],
]

describe.each(DOORS)('T-023: %s', (_door, own, tryWith) => {
  it('opens for nothing that was made for something else', async () => {
    const others = Object.entries(secrets).filter(([kind]) => kind !== own)
    for (const [kind, secret] of others)
      expect([kind, await tryWith(secret)]).toEqual([kind, false])
  })
})

describe('T-023: the fields of a sign-in', () => {
  it('take no secret for a password, nor for a code that was mailed elsewhere', async () => {
    for (const [kind, secret] of Object.entries(secrets)) {
      const { browser, flow } = await untilPassword(server)
      const reply = await browser.answer(flow, { step: 'password', password: secret })
      expect([kind, reply.status < 300]).toEqual([kind, false])
    }
    const { browser, flow } = await proving('elsewhere@example.org')
    server.clock.advance(1000)
    await browser.answer(flow, { step: 'email-code', send: true })
    const code = secrets['mailed code']
    expect(stepNameOf(await browser.answer(flow, { step: 'email-code', code }))).toBe('email-code')
  })
})

describe('T-023: afterwards', () => {
  it.each(DOORS)('%s still opens for what it is for', async (_door, own, tryWith) => {
    expect(await tryWith(secrets[own])).toBe(true)
  })
})
