/**
 * The attacker's page, open in the victim's browser, calls the API with the victim's cookies. Origins
 * are compared whole with the portal's list: no prefix, suffix, case or port is forgiven, a sibling
 * of the portal is a stranger, and so is the page of another portal on the same server. Whatever the
 * answer, it says `Vary: Origin`, or a cache would hand one origin's permission to another.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import { type Browser, createBrowser } from '../../../support/api/browser.ts'
import {
  addOtherPortal,
  OTHER_PORTAL_URL,
  useServers,
} from '../../../support/api/servers/servers.ts'
import { untilMailed } from '../../../support/api/sign-ins.ts'
import type { TestServer } from '../../../support/api/test-server.ts'

const PORTAL = 'https://portal.example'

const STRANGERS = [
  'https://evil.example',
  'null',
  'http://portal.example',
  'https://portal.example:8443',
  'https://portal.example:443',
  'https://portal.example.evil.example',
  'https://evilportal.example',
  'https://PORTAL.example',
  'HTTPS://portal.example',
  'https://portal.example.',
  'https://www.portal.example',
  'https://portal.example/',
  'https://portal.example https://evil.example',
  'https://evil.example@portal.example',
  'https://portal.example#',
  '*',
  'file://',
  'NULL',
  'https://auth2.portal.example',
  'https://portal-example',
  'https://portal.exampl',
  'https://portal.example%00',
  'https://portal.example,https://portal.example',
  'https://xn--prtal-mqa.example',
  'chrome-extension://portal.example',
] as const

const openServer = useServers()

describe('T-100: a call from an origin that the portal does not list', () => {
  let server: TestServer
  let victim: Browser
  let flow: string
  beforeEach(async () => {
    server = await openServer({ portalUrl: PORTAL, publicUrl: 'https://auth.portal.example' })
    const mailed = await untilMailed(server)
    victim = mailed.browser
    flow = mailed.flow
  })

  const calls = (from: string) => {
    const headers = { Origin: from }
    const body = { portal: 'demo', journey: 'sign-in' }
    const answer = { answer: { step: 'email-code', send: true } }
    return [
      victim.send('POST', '/v1/flows', body, headers),
      victim.send('POST', `/v1/flows/${flow}/resume`, {}, headers),
      victim.send('POST', `/v1/flows/${flow}/answer`, answer, headers),
      victim.send('POST', `/v1/flows/${flow}/cancel`, {}, headers),
      ...['check', 'extend', 'end'].map((act) =>
        victim.send('POST', `/v1/session/${act}`, { portal: 'demo' }, headers),
      ),
    ]
  }

  it('is refused everywhere, however alike the origin looks, and changes nothing', async () => {
    for (const stranger of STRANGERS) {
      for (const { status, body, headers } of await Promise.all(calls(stranger))) {
        expect([stranger, status, body.code]).toEqual([stranger, 403, 'origin_refused'])
        expect(headers.get('access-control-allow-origin')).toBeNull()
        expect(headers.get('access-control-allow-credentials')).toBeNull()
        expect(headers.get('vary')).toMatch(/\borigin\b/i)
        expect(headers.getSetCookie()).toEqual([])
      }
    }
    expect((await victim.see(flow)).status).toBe(200)
  })

  it('with no origin at all varies by it too, whatever is asked', async () => {
    for (const path of ['/v1/flows', '/v1/session/end', '/v1/redeem', '/v1/nowhere'])
      for (const method of ['GET', 'POST', 'OPTIONS', 'PUT']) {
        const { headers } = await server.app.request(`${server.publicUrl}${path}`, { method })
        expect(headers.get('vary'), `${method} ${path}`).toMatch(/\borigin\b/i)
        expect(headers.get('access-control-allow-origin')).toBeNull()
      }
  })

  it('of another portal is refused for a flow of this one', async () => {
    await addOtherPortal(server)
    const replies = await Promise.all(calls(OTHER_PORTAL_URL))
    for (const { status, headers } of replies) {
      expect(status).toBe(403)
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect(headers.get('access-control-allow-credentials')).toBeNull()
      expect(headers.get('vary')).toMatch(/\borigin\b/i)
    }
  })

  it('is refused a change without any origin, and a read is no help to a stranger', async () => {
    const bare = (method: string, path: string, body?: object) =>
      server.app.request(`${server.publicUrl}${path}`, {
        method,
        headers: {
          'Content-Type': 'application/json',
          'X-Farstu-Client': '1',
          Cookie: [...victim.jar].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
    expect((await bare('POST', `/v1/flows/${flow}/cancel`, {})).status).toBe(403)
    expect((await bare('POST', '/v1/flows', { portal: 'demo', journey: 'sign-in' })).status).toBe(
      403,
    )
    const read = await bare('POST', `/v1/flows/${flow}/resume`, {})
    expect(read.status).toBe(403)
    expect(read.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('T-101: a preflight', () => {
  const preflight = (server: TestServer, origin: string, headers: Record<string, string> = {}) =>
    server.app.request(`${server.publicUrl}/v1/flows`, {
      method: 'OPTIONS',
      headers: {
        Origin: origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-farstu-client',
        ...headers,
      },
    })

  it('from a stranger gets no permission', async () => {
    const server = await openServer({ portalUrl: PORTAL })
    for (const stranger of STRANGERS) {
      const { status, headers } = await preflight(server, stranger)
      expect([stranger, status]).toEqual([stranger, 403])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
      expect(headers.get('vary')).toMatch(/\borigin\b/i)
    }
  })

  it('from the portal is permitted what widgets send, for ten minutes', async () => {
    const { status, headers } = await preflight(await openServer(), 'http://localhost:4100')
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:4100')
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-max-age')).toBe('600')
  })

  it('permits no method and no header beyond those, whatever is asked', async () => {
    const { headers } = await preflight(await openServer(), 'http://localhost:4100', {
      'Access-Control-Request-Method': 'DELETE',
      'Access-Control-Request-Headers': 'authorization,x-http-method-override',
      'Access-Control-Request-Private-Network': 'true',
    })
    expect(headers.get('access-control-allow-methods')).toBe('POST')
    expect(headers.get('access-control-allow-headers')).not.toMatch(/authorization|override|\*/i)
    expect(headers.get('access-control-allow-private-network')).toBeNull()
  })
})

describe('T-100: an answer to the portal', () => {
  it('names it and varies by origin, also when it is a refusal', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const replies = [
      await browser.start(),
      await browser.see('AAAAAAAAAAAAAAAAAAAAAA'),
      await browser.send('POST', '/v1/flows', '{'),
    ]
    for (const { headers } of replies) {
      expect(headers.get('access-control-allow-origin')).toBe(server.portalUrl)
      expect(headers.get('vary')).toMatch(/\borigin\b/i)
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })
})
