/**
 * The attacker's page makes the victim's browser send a request that needs no permission: a form, a
 * beacon, an image, a link. All cookies go along. So a change takes JSON by its own content type,
 * a header that no form can send, and the browser's word that the page is of the same site.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  asHost,
  type Browser,
  createBrowser,
  enrolled,
  signIn,
} from '../../../support/api/browser.ts'
import { countIn } from '../../../support/api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

describe('T-102: a forged request', () => {
  let server: TestServer
  let victim: Browser
  let sid: string
  // None of these ends the session, which every test looks at: one is enough for all.
  beforeAll(async () => {
    server = await createTestServer()
    const { browser, done } = await enrolled(server)
    victim = browser
    sid = (await asHost(server, '/v1/redeem', { code: done.code })).body.sid
  })
  afterAll(() => server.close())

  const stillSignedIn = async () =>
    (await asHost(server, '/v1/sessions/check', { sid })).body.active

  const JSON_BODY = JSON.stringify({ portal: 'demo' })

  it.each([
    ['text/plain holding JSON', 'text/plain', JSON_BODY],
    ['text/plain that says it is JSON', 'text/plain; charset=application/json', JSON_BODY],
    ['a form', 'application/x-www-form-urlencoded', 'portal=demo'],
    ['a form with a JSON name', 'application/x-www-form-urlencoded', `${JSON_BODY}=`],
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    ['no content type', '', JSON_BODY],
    ['two content types', 'text/plain, application/json', JSON_BODY],
    ['a relative of JSON', 'application/json-patch+json', JSON_BODY],
    ['JSON with a stray parameter', 'application/json; x="text/plain"', JSON_BODY],
    ['JSON in another charset', 'application/json; charset=utf-7', JSON_BODY],
  ])('as %s is 415 and ends no session', async (_what, type, body) => {
    const reply = await victim.send('POST', '/v1/session/end', body, { 'Content-Type': type })
    expect([reply.status, reply.body.code]).toEqual([415, 'unsupported_media_type'])
    expect(await stillSignedIn()).toBe(true)
  })

  it.each([
    ['without the client header', { 'X-Farstu-Client': '' }],
    ['with another value of it', { 'X-Farstu-Client': 'true' }],
    ['from another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['from an address bar', { 'Sec-Fetch-Site': 'none' }],
    ['with a made-up site', { 'Sec-Fetch-Site': 'same-site, cross-site' }],
    ['with its site in capitals', { 'Sec-Fetch-Site': 'SAME-SITE' }],
  ])('%s is 403 and ends no session', async (_what, headers) => {
    const reply = await victim.send('POST', '/v1/session/end', { portal: 'demo' }, headers)
    expect([reply.status, reply.body.code]).toEqual([403, 'origin_refused'])
    expect(await stillSignedIn()).toBe(true)
  })

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
    '%s instead of POST does nothing',
    async (method) => {
      const flows = countIn(server, 'flow')
      const reply = await victim.send(method, '/v1/session/end?portal=demo')
      const start = await victim.send(method, '/v1/flows?portal=demo&journey=sign-in')
      expect([reply.status, start.status]).toEqual([404, 404])
      expect(countIn(server, 'flow')).toBe(flows)
      expect(await stillSignedIn()).toBe(true)
    },
  )

  it.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'with %s stays what it is',
    async (header) => {
      const reply = await victim.send('GET', '/v1/session/end', undefined, { [header]: 'POST' })
      const inQuery = await victim.send('GET', '/v1/session/end?_method=POST')
      expect([reply.status, inQuery.status]).toEqual([404, 404])
      expect(await stillSignedIn()).toBe(true)
    },
  )

  /** What a page can make a browser send without asking first. */
  const SIMPLE = [
    ['a beacon of text', 'no-cors', 'text/plain;charset=UTF-8'],
    ['a beacon of a form', 'no-cors', 'multipart/form-data; boundary=x'],
    ['a beacon of bytes', 'no-cors', null],
    ['a form', 'navigate', 'application/x-www-form-urlencoded'],
    ['a form of text', 'navigate', 'text/plain'],
    ['a form from a sandbox', 'navigate', 'text/plain'],
  ] as const

  it.each(SIMPLE)('as %s changes nothing, wherever it comes from', async (what, mode, type) => {
    const flow = (await victim.start()).body.flow
    const paths: readonly (readonly [string, object])[] = [
      ['/v1/flows', { portal: 'demo', journey: 'sign-in' }],
      [`/v1/flows/${flow}/answer`, { answer: { step: 'identify', continue: true } }],
      [`/v1/flows/${flow}/cancel`, {}],
      ['/v1/session/extend', { portal: 'demo' }],
      ['/v1/session/end', { portal: 'demo' }],
    ]
    const flows = countIn(server, 'flow')
    for (const [site, origin] of [
      ['cross-site', 'https://evil.example'],
      ['same-site', 'http://sibling.localhost:4100'],
      ['same-site', server.portalUrl],
      ['same-origin', server.publicUrl],
    ] as const)
      for (const [path, body] of paths) {
        const response = await server.app.request(`${server.publicUrl}${path}`, {
          method: 'POST',
          headers: {
            Origin: what.endsWith('sandbox') ? 'null' : origin,
            Cookie: [...victim.jar].map(([name, value]) => `${name}=${value}`).join('; '),
            'Sec-Fetch-Site': site,
            'Sec-Fetch-Mode': mode,
            ...(type && { 'Content-Type': type }),
          },
          body: new TextEncoder().encode(JSON.stringify(body)),
        })
        expect([403, 415], `${path} from ${origin}`).toContain(response.status)
        expect(response.headers.getSetCookie()).toEqual([])
      }
    expect(countIn(server, 'flow')).toBe(flows)
    expect((await victim.see(flow)).status).toBe(200)
    expect(await stillSignedIn()).toBe(true)
  })

  it('content type in capitals is read as what it is, and held to all the rest', async () => {
    const headers = { 'Content-Type': 'APPLICATION/JSON; CHARSET=UTF-8' }
    const stranger = { ...headers, Origin: 'https://evil.example' }
    const refused = await victim.send('POST', '/v1/session/end', { portal: 'demo' }, stranger)
    expect(refused.status).toBe(403)
    expect(await stillSignedIn()).toBe(true)
    const flow = { portal: 'demo', journey: 'sign-in' }
    expect((await victim.send('POST', '/v1/flows', flow, headers)).status).toBe(201)
  })

  it('cookies are out of reach of scripts, plain connections and other sites', async () => {
    const portalUrl = 'https://portal.example.org'
    const production = await createTestServer({
      publicUrl: 'https://auth.portal.example.org',
      portalUrl,
    })
    const lines = await cookiesOf(production)
    await production.close()
    expect(lines[0]).toMatch(/^__Host-farstu-browser=/)
    expect(lines[1]).toMatch(/^__Host-farstu-portal-demo=/)
    for (const line of lines) {
      for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/'])
        expect(line.split('; ')).toContain(attribute)
      expect(line).not.toMatch(/domain=/i)
    }
    expect(lines[0]).toContain(`Max-Age=${400 * 24 * 3600}`)
  })
})

/** The first cookie of each of the two kinds, as they are set on the way in and out. */
async function cookiesOf(server: TestServer): Promise<readonly string[]> {
  const [flow = ''] = (await createBrowser(server).start()).headers.getSetCookie()
  const { browser, secret } = await enrolled(server)
  await browser.signOut()
  const { reply } = await signIn(server, secret, browser)
  return [flow, ...reply.headers.getSetCookie()]
}
