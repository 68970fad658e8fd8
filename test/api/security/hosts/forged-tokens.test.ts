/**
 * The attacker has an id token, or makes one, and shows it to the server as a right. Tokens say to a
 * host what a redemption said; the server itself takes none: no header, cookie or field reads one.
 * That a host refuses forged ones is shown in `id-token.test.ts`.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { asHost, createBrowser, enrolled } from '../../../support/api/browser.ts'
import { SESSION_COOKIE } from '../../../support/api/requests/cookies.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

const HOST_ROUTES = [
  ['/v1/redeem', { code: 'x.y' }],
  ['/v1/verifications', { address: 'somebody@example.org' }],
  ['/v1/verifications/redeem', { code: 'x.y' }],
  ['/v1/confirmations', { sid: 'x', act: 'a', object: 'b', text: 'c' }],
  ['/v1/confirmations/redeem', { code: 'x.y', sid: 'x', act: 'a', object: 'b' }],
  ['/v1/sessions/check', { sid: 'x' }],
  ['/v1/sessions/end', { sid: 'x' }],
] as const

describe('T-054: a token shown to the server', () => {
  let server: TestServer
  let token: string
  beforeAll(async () => {
    server = await createTestServer()
    const { done } = await enrolled(server)
    token = (await asHost(server, '/v1/redeem', { code: done.code })).body.id_token
    return () => server.close()
  })

  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it.each(HOST_ROUTES)('%s: is no portal secret, in whatever form', async (path, body) => {
    const [, payload = ''] = token.split('.')
    const secret = server.portalSecret
    const basic = Buffer.from(`demo:${secret}`).toString('base64')
    for (const header of [
      `Bearer ${token}`,
      `Bearer ${encode({ alg: 'none' })}.${payload}.`,
      `Basic ${token}`,
      `Basic ${basic}`,
      `Basic ${secret}`,
      `DPoP ${secret}`,
      secret,
      `Bearer ${secret} ${secret}`,
      `Bearer ${secret}x`,
      `Bearer ${secret.toUpperCase()}`,
      'Bearer',
      '',
    ]) {
      const { status } = await server.app.request(`${server.publicUrl}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: header },
        body: JSON.stringify(body),
      })
      expect([header.slice(0, 12), status]).toEqual([header.slice(0, 12), 401])
    }
  })

  it('is no session, as cookie or as header', async () => {
    const browser = createBrowser(server)
    browser.jar.set(SESSION_COOKIE, token)
    const asked = { Authorization: `Bearer ${token}` }
    const reply = await browser.send('POST', '/v1/session/check', { portal: 'demo' }, asked)
    expect(JSON.parse(reply.text)).toEqual({ active: false })
    expect((await browser.start()).body.step).toEqual({
      name: 'identify',
      session: null,
      methods: [],
      isPasswordless: false,
    })
  })
})
