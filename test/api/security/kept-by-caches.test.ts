/**
 * The attacker sits at the same computer later, or owns a cache on the way, and looks for what was kept:
 * a page with a state in it, a code, a name, an address. None of our pages and answers is kept but what
 * is the same for everybody.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

/** The same for everybody, and nothing of anybody in it. */
const PUBLIC: Readonly<Record<string, string>> = {
  'GET /widgets/:name': 'scripts',
  'GET /pages/:name': 'styles and scripts of our pages',
  'GET /console/assets/:name': 'scripts of the console',
  'GET /p/:portal/theme.css': 'colours of a portal',
  'GET /openapi.json': 'the description of the API',
  'GET /.well-known/jwks.json': 'public keys',
  'GET /healthz': 'alive',
  'GET /readyz': 'ready',
  'GET /metrics': 'figures, for who has the token',
  'GET /console': 'leads on',
  'GET /': 'leads on',
}

let server: TestServer
beforeAll(async () => {
  server = await createTestServer({ hasMailbox: true })
})
afterAll(() => server.close())

const routes = () => [
  ...new Set(
    server.app.routes
      .filter(({ method }) => method === 'GET')
      .map(({ method, path }) => `${method} ${path.length > 1 ? path.replace(/\/$/, '') : path}`),
  ),
]

describe('R-82: what may be kept', () => {
  it('is nothing but this list, and whatever is on it is there', () => {
    const missing = Object.keys(PUBLIC).filter((route) => !routes().includes(route))
    expect(missing).toEqual([])
  })

  it('is no other page and no other answer, found or not', async () => {
    const kept: string[] = []
    for (const route of routes().filter((one) => !(one in PUBLIC))) {
      const path = route
        .replace('GET ', '')
        .replace(':portal', 'demo')
        .replace(/:\w+\??/g, 'something')
        .replace('*', 'something')
      const { headers } = await server.app.request(`${path}?state=of-the-host&lang=sv`)
      if (headers.get('cache-control') !== 'no-store') kept.push(route)
    }
    expect(kept).toEqual([])
  })
})

describe('figures', () => {
  const ask = (host: string) => server.app.request('/metrics', { headers: { Host: host } })

  it('of the demo are for no page under another name', async () => {
    expect((await ask('localhost:4000')).status).toBe(200)
    expect((await ask('rebound.example')).status).toBe(421)
  })

  it('are asked for by number where they take a token', async () => {
    const guarded = await createTestServer({ metricsToken: 'of-the-operator' })
    const headers = { Host: '10.0.0.5:4000', Authorization: 'Bearer of-the-operator' }
    expect((await guarded.app.request('/metrics', { headers })).status).toBe(200)
    await guarded.close()
  })
})
