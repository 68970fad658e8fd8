/**
 * The attacker knows the password and stops there. A product that keeps a half-done sign-in in the
 * same place as a finished one, or caches it as one, lets them in with what they have. So whatever
 * an unfinished flow holds (its id, its browser cookie) is tried as a session on every route.
 */
import { describe, expect, it } from 'vitest'
import { asHost, type Browser, createBrowser, enrolled } from '../../../support/api/browser.ts'
import { SESSION_COOKIE } from '../../../support/api/requests/cookies.ts'
import { countIn, useServers } from '../../../support/api/servers/servers.ts'
import { cookieOf, untilTotp } from '../../../support/api/sign-ins.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

/** Every route that knows people, but the console's (`console/rights.test.ts`), and what somebody half signed in gets from it. */
const JUDGED: Readonly<Record<string, { readonly body?: object; readonly status: number }>> = {
  'POST /v1/flows': { body: { portal: 'demo', journey: 'sign-in' }, status: 201 },
  'POST /v1/flows/:id/resume': { body: {}, status: 200 },
  'POST /v1/flows/:id/answer': { body: { answer: { step: 'accept' } }, status: 409 },
  'POST /v1/flows/:id/cancel': { body: {}, status: 204 },
  'POST /v1/session/check': { body: { portal: 'demo' }, status: 200 },
  'POST /v1/session/extend': { body: { portal: 'demo' }, status: 200 },
  'POST /v1/session/end': { body: { portal: 'demo' }, status: 204 },
  'POST /v1/account/who': { body: { portal: 'demo' }, status: 200 },
  'POST /v1/account/read': { body: { portal: 'demo' }, status: 401 },
  'POST /v1/account/methods/rename': {
    body: { portal: 'demo', method: 'any', name: 'Mine' },
    status: 401,
  },
  'POST /v1/account/methods/default': { body: { portal: 'demo', method: 'any' }, status: 401 },
  'POST /v1/account/name': {
    body: { portal: 'demo', firstName: 'Any', lastName: '' },
    status: 401,
  },
  'POST /v1/account/telephone': {
    body: { portal: 'demo', telephone: '08-123 456 78' },
    status: 401,
  },
  'POST /v1/account/helpdesk-code': { body: { portal: 'demo' }, status: 401 },
  'POST /v1/account/notices/read': {
    body: { portal: 'demo', document: 'privacy', version: 1 },
    status: 401,
  },
  'POST /v1/account/mail-language': { body: { portal: 'demo', language: 'sv' }, status: 401 },
  'POST /v1/account/not-me': { body: { portal: 'demo', token: 'any.any' }, status: 403 },
  'POST /v1/account/colleague/confirm': { body: { portal: 'demo', ask: 'any' }, status: 403 },
  'POST /v1/account/freeze': { body: { portal: 'demo' }, status: 401 },
  'POST /v1/account/unfreeze': { body: { portal: 'demo' }, status: 401 },
  'POST /v1/account/sessions/end': { body: { portal: 'demo', session: 'any' }, status: 401 },
  'POST /v1/account/sessions/end-others': { body: { portal: 'demo' }, status: 401 },
  'POST /v1/redeem': { body: { code: 'FLOW' }, status: 401 },
  'POST /v1/invitations': { body: {}, status: 401 },
  'GET /v1/invitations': { status: 401 },
  'POST /v1/invitations/:id/revoke': { body: {}, status: 401 },
  'POST /v1/verifications': { body: { address: 'somebody@example.org' }, status: 401 },
  'POST /v1/verifications/redeem': { body: { code: 'FLOW' }, status: 401 },
  'POST /v1/confirmations': {
    body: { sid: 'FLOW', act: 'withdraw', object: '17', text: 'Withdraw 17' },
    status: 401,
  },
  'POST /v1/confirmations/redeem': {
    body: { code: 'FLOW', sid: 'FLOW', act: 'withdraw', object: '17' },
    status: 401,
  },
  'POST /v1/sessions/check': { body: { sid: 'FLOW' }, status: 401 },
  'POST /v1/sessions/end': { body: { sid: 'FLOW' }, status: 401 },
  'PUT /v1/units': { body: { units: [] }, status: 401 },
  'GET /v1/people': { status: 401 },
  'POST /v1/memberships/end': { body: { person: 'FLOW', unit: null, role: 'x' }, status: 401 },
}

const openServer = useServers()

/** A browser that has proven the password and nothing else, and uses that as a session. */
async function halfSignedIn(server: TestServer) {
  await enrolled(server)
  server.clock.advance(60_000)
  const { browser, flow } = await untilTotp(server)
  browser.jar.set(SESSION_COOKIE, cookieOf(browser, 'browser')[1])
  return { browser, flow }
}

function routesOf({ app }: TestServer): readonly string[] {
  const handlers = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(handlers.map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`))]
}

async function ask(browser: Browser, route: string, flow: string) {
  const [method = '', pattern = ''] = route.split(' ')
  const path = pattern.replace(':id', flow).replace(':portal', 'demo').replace(':name', 'farstu.js')
  const body = JUDGED[route]?.body
  return browser.send(
    method,
    path === '' ? '/' : path,
    body && JSON.parse(JSON.stringify(body).replaceAll('FLOW', flow)),
    { Authorization: `Bearer ${flow}` },
  )
}

describe('T-034: a half-done sign-in', () => {
  it('has been tried on every route there is', async () => {
    const server = await openServer()
    const aboutPeople = routesOf(server).filter(
      (route) => route.includes(' /v1') && !route.includes(' /v1/console/'),
    )
    expect([...aboutPeople].sort()).toEqual(Object.keys(JUDGED).sort())
  })

  it('is no session on any of them', async () => {
    const server = await openServer()
    const { browser, flow } = await halfSignedIn(server)
    const before = countIn(server, 'session', 'ended_at is null')
    const last = 'POST /v1/flows/:id/cancel'
    const routes = [...Object.keys(JUDGED).filter((route) => route !== last), last]
    for (const route of routes) {
      const reply = await ask(browser, route, flow)
      expect([route, reply.status]).toEqual([route, JUDGED[route]?.status])
      expect(reply.text).not.toContain('"session":{')
      expect(reply.text).not.toMatch(/"acr"|"code":"[^"]{30}/)
      browser.jar.set(SESSION_COOKIE, cookieOf(browser, 'browser')[1])
    }
    expect(countIn(server, 'session', 'ended_at is null')).toBe(before)
  })

  it('is told nothing about the person by any page', async () => {
    const server = await openServer()
    const { browser, flow } = await halfSignedIn(server)
    const pages = routesOf(server).filter(
      (route) => route.startsWith('GET ') && !route.includes(' /v1'),
    )
    expect(pages.length).toBeGreaterThan(5)
    for (const route of pages) {
      const reply = await ask(browser, route, flow)
      expect(reply.text, route).not.toContain(REPORTER)
      expect(reply.headers.getSetCookie(), route).toEqual([])
    }
  })

  it('offers nobody to continue as, with the flow or the browser cookie as session cookie', async () => {
    const server = await openServer()
    const { browser, flow } = await halfSignedIn(server)
    for (const planted of [flow, cookieOf(browser, 'browser')[1], '', '0', 'null']) {
      browser.jar.set(SESSION_COOKIE, planted)
      expect((await browser.start()).body.step).toEqual({
        name: 'identify',
        session: null,
        methods: [],
        isPasswordless: false,
      })
    }
  })

  it('is not live for a host that names the flow as session', async () => {
    const server = await openServer()
    const { flow } = await halfSignedIn(server)
    const check = await asHost(server, '/v1/sessions/check', { sid: flow })
    expect(check.body).toEqual({ active: false })
  })

  it('gives no code to whoever continues it in a browser without its cookie', async () => {
    const server = await openServer()
    const { flow } = await halfSignedIn(server)
    const thief = createBrowser(server)
    expect((await thief.see(flow)).body.code).toBe('flow_not_found')
  })
})
