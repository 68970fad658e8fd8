/**
 * The attacker has somebody's browser, or their own that is about to be signed out, and holds requests
 * open until flow, session and account have ended. What has ended by the last byte is over.
 */
import { describe, expect, it } from 'vitest'
import { type Browser, enrolled } from '../../../support/api/browser.ts'
import { contentsOf } from '../../../support/api/contents.ts'
import { listenFor, requestText } from '../../../support/api/requests/wire.ts'
import { asAdministrator, personOf } from '../../../support/api/rightful-scene.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { REPORTER, type TestServer } from '../../../support/api/test-server.ts'

describe('R-73: what a browser holds open', () => {
  const openServer = useServers()

  /** Everything that a visitor changes; a new route must be told what ends its right. */
  const VISITORS = [
    'POST /v1/flows',
    'POST /v1/flows/:id/resume',
    'POST /v1/flows/:id/answer',
    'POST /v1/flows/:id/cancel',
    'POST /v1/session/check',
    'POST /v1/session/extend',
    'POST /v1/session/end',
    'POST /v1/account/read',
    'POST /v1/account/who',
    'POST /v1/account/methods/rename',
    'POST /v1/account/methods/default',
    'POST /v1/account/name',
    'POST /v1/account/telephone',
    'POST /v1/account/mail-language',
    'POST /v1/account/helpdesk-code',
    'POST /v1/account/notices/read',
    'POST /v1/account/not-me',
    'POST /v1/account/colleague/confirm',
    'POST /v1/account/freeze',
    'POST /v1/account/unfreeze',
    'POST /v1/account/sessions/end',
    'POST /v1/account/sessions/end-others',
  ]

  it('are these routes', async () => {
    const server = await openServer()
    const found = server.app.routes
      .filter(
        ({ method, path }) => method !== 'ALL' && /^\/v1\/(flows|session|account)(\/|$)/.test(path),
      )
      .map(({ method, path }) => `${method} ${path.replace(/\/$/, '')}`)
    expect([...new Set(found)].sort()).toEqual([...VISITORS].sort())
  })

  const holdAll = async (server: TestServer, browser: Browser, flow: string) => {
    const wire = await listenFor(server)
    const headers = {
      ...asAdministrator({ server, browser }),
      Origin: server.portalUrl,
      'Sec-Fetch-Site': 'same-site',
      'Content-Type': 'application/json',
    }
    const bodies: Readonly<Record<string, object>> = {
      'POST /v1/flows': { portal: 'demo', journey: 'sign-in' },
      'POST /v1/flows/:id/resume': { state: 'another-state-of-the-host' },
      'POST /v1/flows/:id/answer': { answer: { step: 'identify', continue: true } },
      'POST /v1/flows/:id/cancel': {},
      'POST /v1/session/check': { portal: 'demo' },
      'POST /v1/session/extend': { portal: 'demo' },
      'POST /v1/session/end': { portal: 'demo' },
      'POST /v1/account/read': { portal: 'demo' },
      'POST /v1/account/who': { portal: 'demo' },
      'POST /v1/account/methods/rename': { portal: 'demo', method: 'any', name: 'Mine' },
      'POST /v1/account/methods/default': { portal: 'demo', method: 'any' },
      'POST /v1/account/name': { portal: 'demo', firstName: 'Any', lastName: '' },
      'POST /v1/account/telephone': { portal: 'demo', telephone: '08-123 456 78' },
      'POST /v1/account/mail-language': { portal: 'demo', language: 'sv' },
      'POST /v1/account/helpdesk-code': { portal: 'demo' },
      'POST /v1/account/notices/read': { portal: 'demo', document: 'privacy', version: 1 },
      'POST /v1/account/not-me': { portal: 'demo', token: 'any.any' },
      'POST /v1/account/colleague/confirm': { portal: 'demo', ask: 'any' },
      'POST /v1/account/freeze': { portal: 'demo' },
      'POST /v1/account/unfreeze': { portal: 'demo' },
      'POST /v1/account/sessions/end': { portal: 'demo', session: 'any' },
      'POST /v1/account/sessions/end-others': { portal: 'demo' },
    }
    const held = VISITORS.map((route) => {
      const body = JSON.stringify(bodies[route])
      const json = { ...headers, 'Content-Length': body.length }
      const line = route.replace(':id', flow)
      const begun = wire.hold(requestText(line, json, body.slice(0, -1)))
      return { route, finish: () => begun.finish(body.slice(-1)) }
    })
    const alive = requestText('GET /healthz', { Host: new URL(server.publicUrl).host })
    for (let turn = 0; turn < 3; turn++) await wire.speak(alive)
    return { held, close: wire.close }
  }

  it('goes by what has ended meanwhile: flow, session, the account itself', async () => {
    const server = await openServer()
    const { browser } = await enrolled(server)
    const { flow } = (await browser.start()).body
    const { held, close } = await holdAll(server, browser, flow)
    const { id } = await personOf(server, REPORTER)
    await server.store.atomically(function* () {
      yield* server.store.people.suspend(id, server.clock.now())
      yield* server.store.sessions.endAllOf(id, server.clock.now())
    })
    await browser.cancel(flow)
    const before = await contentsOf(server, ['flow'])
    const heard: Record<string, string> = {}
    for (const { route, finish } of held) {
      const { status, text } = await finish()
      heard[route] = `${status} ${/"(?:session|active|code)":[^,}]+/.exec(text)?.[0] ?? ''}`.trim()
    }
    await close()
    expect(heard).toEqual({
      'POST /v1/flows': '201 "session":null',
      'POST /v1/flows/:id/resume': '404 "code":"flow_not_found"',
      'POST /v1/flows/:id/answer': '404 "code":"flow_not_found"',
      'POST /v1/flows/:id/cancel': '404 "code":"flow_not_found"',
      'POST /v1/session/check': '200 "active":false',
      'POST /v1/session/extend': '200 "active":false',
      'POST /v1/session/end': '204',
      'POST /v1/account/read': '401 "code":"unauthorized"',
      'POST /v1/account/who': '200 "active":false',
      'POST /v1/account/methods/rename': '401 "code":"unauthorized"',
      'POST /v1/account/methods/default': '401 "code":"unauthorized"',
      'POST /v1/account/name': '401 "code":"unauthorized"',
      'POST /v1/account/telephone': '401 "code":"unauthorized"',
      'POST /v1/account/mail-language': '401 "code":"unauthorized"',
      'POST /v1/account/helpdesk-code': '401 "code":"unauthorized"',
      'POST /v1/account/notices/read': '401 "code":"unauthorized"',
      'POST /v1/account/not-me': '403 "code":"own_page_needed"',
      'POST /v1/account/colleague/confirm': '403 "code":"own_page_needed"',
      'POST /v1/account/freeze': '401 "code":"unauthorized"',
      'POST /v1/account/unfreeze': '401 "code":"unauthorized"',
      'POST /v1/account/sessions/end': '401 "code":"unauthorized"',
      'POST /v1/account/sessions/end-others': '401 "code":"unauthorized"',
    })
    expect(await contentsOf(server, ['flow'])).toEqual({
      ...before,
      attempt_budget: expect.anything(),
    })
  })
})
