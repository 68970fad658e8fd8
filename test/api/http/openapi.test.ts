/** The description at `/openapi.json`, held to the standard, to the routes, and to real answers. */
import { validate } from '@hyperjump/json-schema/openapi-3-1'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { OpenApiDocument } from '../../../api/contract/openapi/document-types.ts'
import manifest from '../../../package.json' with { type: 'json' }
import { createBrowser, onboardUntil, signIn, stepOf } from '../../support/api/browser.ts'
import { confirmed } from '../../support/api/confirming.ts'
import { createHolder, type Holder, operationsOf } from '../../support/api/requests/described.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

const NOT_DESCRIBED = /^\/(v1\/console|console|widgets|pages|p|docs|dev)(\/|$)|^\/$/
const STATE = 'state-of-the-host'

let server: TestServer
let document: OpenApiDocument
let holder: Holder

beforeAll(async () => {
  server = await createTestServer({ mailReportReader: () => ({ read: () => 'forged' }) })
  document = await (await get('/openapi.json')).json()
  holder = createHolder(document)
})
afterAll(async () => {
  holder.close()
  await server.close()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  server.app.request(`${server.publicUrl}${path}`, { headers })

describe('the description', () => {
  it('is valid OpenAPI 3.1', async () => {
    const output = await validate(
      'https://spec.openapis.org/oas/3.1/schema-base',
      structuredClone(document) as never,
      'BASIC',
    )
    expect(output.valid ? [] : output.errors).toEqual([])
  })

  it('names this server and this version, and is anybody’s to read and to keep', async () => {
    expect(document.servers).toEqual([{ url: server.publicUrl }])
    expect(document.info.version).toBe(manifest.version)
    const { headers } = await get('/openapi.json', { Origin: 'https://tools.example.org' })
    expect(headers.get('access-control-allow-origin')).toBe('*')
    expect(headers.get('cache-control')).toBe('public, max-age=300')
    const again = await get('/openapi.json', { 'If-None-Match': headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  it('has every route that is not the console’s or a page, and no other', () => {
    const registered = server.app.routes
      .filter(({ method, path }) => method !== 'ALL' && !NOT_DESCRIBED.test(path))
      .map(({ method, path }) => `${method} ${path.replace(/:\w+/g, '{}')}`)
    const described = operationsOf(document).map(
      ({ method, path }) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, '{}')}`,
    )
    expect(described.toSorted()).toEqual([...new Set(registered)].toSorted())
  })

  it('shows examples that its own schemas let through', async () => {
    const shown = operationsOf(document).flatMap(({ operation }) =>
      [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
        Object.values(part?.content ?? {}),
      ),
    )
    const examples = shown.filter(({ example }) => example !== undefined)
    expect(examples.length).toBeGreaterThan(30)
    for (const { schema = {}, example } of examples)
      expect(await holder.faultOf(schema, example)).toBe('')
  })

  it('lets through neither a field too many nor one too few', async () => {
    const schema = { $ref: '#/components/schemas/Invited' }
    const whole = { id: 'i', expiresAt: '2026-10-01T08:00:00.000Z' }
    expect(await holder.faultOf(schema, whole)).toBe('')
    expect(await holder.faultOf(schema, { ...whole, link: 'https://example.org' })).not.toBe('')
    expect(await holder.faultOf(schema, { id: 'i' })).not.toBe('')
  })
})

/** The server, with each of its answers held to the description; what is wrong is written down. */
function watched(faults: string[]): TestServer {
  const request: TestServer['app']['request'] = async (input, init, env) => {
    const response = await server.app.request(input, init, env)
    const { pathname } = new URL(String(input))
    const method = init?.method ?? 'GET'
    const fault = await holder.faultIn(method, pathname, response.clone())
    if (fault) faults.push(fault)
    return response
  }
  return { ...server, app: Object.assign(Object.create(server.app), { request }) }
}

function hostOf({ app, publicUrl, portalSecret }: TestServer) {
  return async (route: string, body?: object, secret = portalSecret) => {
    const [method = '', path = ''] = route.split(' ')
    const response = await app.request(`${publicUrl}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${secret}` },
      ...(body && { body: JSON.stringify(body) }),
    })
    return response.status === 204 ? null : response.json()
  }
}

describe('what the server answers is as described', () => {
  it('from the invitation to the end of the session', async () => {
    const faults: string[] = []
    const inside = watched(faults)
    const host = hostOf(inside)
    const browser = createBrowser(inside)
    const { reply, secret } = await onboardUntil(inside, browser, 'done')
    const { sid } = await host('POST /v1/redeem', { code: stepOf(reply, 'done').code })
    expect(await host('POST /v1/sessions/check', { sid })).toMatchObject({ active: true })
    await browser.send('POST', '/v1/session/check', { portal: 'demo' })
    await browser.send('POST', '/v1/session/extend', { portal: 'demo' })
    await browser.send('POST', '/v1/account/who', { portal: 'demo' })
    await browser.send('POST', '/v1/account/read', { portal: 'demo' })
    await browser.send('POST', '/v1/session/end', { portal: 'demo' })
    expect(await host('POST /v1/sessions/check', { sid })).toEqual({ active: false })
    await host('POST /v1/sessions/end', { sid })

    const { done, flow } = await signIn(inside, secret, browser)
    await browser.see(flow)
    const again = await host('POST /v1/redeem', { code: done.code })
    expect(again.state).toBe(STATE)
    const act = { sid: again.sid, act: 'withdraw', object: 'submission-17' }
    const asked = await host('POST /v1/confirmations', { ...act, text: 'Withdraw it' })
    inside.clock.advance(60_000)
    const { confirmation } = asked
    const given = await confirmed(inside, { browser, secret }, { confirmation })
    const { code } = stepOf(given, 'done')
    expect(await host('POST /v1/confirmations/redeem', { code, ...act })).toMatchObject({
      act: 'withdraw',
    })
    expect((await host('GET /v1/people')).items).toHaveLength(1)
    expect(faults).toEqual([])
  })

  it('to hosts that keep their registers', async () => {
    const faults: string[] = []
    const host = hostOf(watched(faults))
    const { id } = await host('POST /v1/invitations', {
      address: 'second@example.org',
      firstName: 'Second',
      lastName: 'Reporter',
      roles: [{ unit: '0001', role: 'reporter', until: '2100-01-01T00:00:00Z' }],
      inviterName: 'Example Agency',
    })
    expect((await host('GET /v1/invitations')).items.length).toBeGreaterThan(0)
    expect(await host(`POST /v1/invitations/${id}/revoke`, {})).toEqual({ revoked: true })
    await host('PUT /v1/units', { units: [{ externalId: '0003', name: 'Third Town' }] })
    await host('POST /v1/memberships/end', { person: 'nobody', unit: null, role: 'reporter' })
    await host('POST /v1/verifications', { address: 'second@example.org' })
    expect(faults).toEqual([])
  })

  it('where it refuses', async () => {
    const faults: string[] = []
    const inside = watched(faults)
    const host = hostOf(inside)
    const browser = createBrowser(inside)
    const refused = [
      await host('POST /v1/redeem', { code: 'unknown' }),
      await host('POST /v1/redeem', { code: 'unknown' }, 'no-secret'),
      await host('POST /v1/redeem', { kode: 'unknown' }),
      await host('POST /v1/verifications/redeem', { code: 'unknown' }),
      await host('GET /v1/people?after=nothing'),
      await host('POST /v1/invitations/unknown/revoke', {}),
      (await browser.start({ portal: 'unknown' })).body,
      (await browser.see('unknown')).body,
      (await browser.send('POST', '/v1/account/read', { portal: 'demo' })).body,
      await host('POST /v1/webhooks/resend', { type: 'email.delivered' }),
    ].map(({ code }) => code)
    expect(refused).toEqual([
      'code_refused',
      'unauthorized',
      'invalid_input',
      'code_refused',
      'invalid_input',
      'not_found',
      'origin_refused',
      'flow_not_found',
      'unauthorized',
      'unauthorized',
    ])
    const { flow } = (await browser.start()).body
    await browser.answer(flow, { step: 'password', password: 'not asked for' })
    await browser.cancel(flow)
    expect(faults).toEqual([])
  })

  it('to machines', async () => {
    const faults: string[] = []
    const { app, publicUrl } = watched(faults)
    for (const path of [
      ...['/healthz', '/readyz', '/metrics'],
      ...['/.well-known/jwks.json', '/.well-known/webauthn'],
    ])
      expect((await app.request(`${publicUrl}${path}`)).status).toBe(200)
    expect(faults).toEqual([])
  })
})

describe('the pages made of it', () => {
  it('have each operation, each field’s meaning, and nothing that could not be said', async () => {
    const pages = await Promise.all(['', '/widgets', '/operations'].map(readPage))
    const text = pages.join()
    for (const { path, operation } of operationsOf(document)) {
      expect(text).toContain(`id="${operation.operationId.toLowerCase()}"`)
      expect(text).toContain(path)
    }
    expect(text).toContain('it must compare it with its own.')
    expect(text).not.toMatch(/undefined|\[object /)
  })

  it('lead nowhere that is not there', async () => {
    for (const part of ['', '/widgets', '/operations']) {
      const text = await readPage(part)
      const anchors = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
      const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
      expect(anchors.filter((id) => !ids.has(id ?? ''))).toEqual([])
      expect(ids.size).toBe([...text.matchAll(/ id="/g)].length)
    }
    expect((await get('/docs/api-reference/console')).status).toBe(404)
  })

  const readPage = async (part: string) => (await get(`/docs/api-reference${part}`)).text()
})
