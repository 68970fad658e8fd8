/**
 * The attacker sends what no widget sends: ten megabytes, a body without end, paths that one router
 * reads as one thing and the next as another. All of it is refused before anybody looks at it. Paths
 * are tried over a real socket, because a client library would tidy them up.
 */
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, stop } from '../../../api/server.ts'
import { createBrowser } from '../../support/api/browser.ts'
import { useServers } from '../../support/api/servers.ts'
import { createTestServer, type TestServer } from '../../support/api/test-server.ts'

describe('a body that is too large', () => {
  const openServer = useServers()

  it('is 413 for a password of a megabyte', async () => {
    const server = await openServer()
    const browser = createBrowser(server)
    const { flow } = (await browser.start()).body
    const answer = { step: 'password', password: 'x'.repeat(1_000_000) } as const
    const reply = await browser.answer(flow, answer)
    expect([reply.status, reply.body.code]).toEqual([413, 'body_too_large'])
  })

  it('is 413 when it comes in pieces, without a length', async () => {
    const server = await openServer()
    const piece = new TextEncoder().encode('x'.repeat(16_384))
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent++
        if (sent > 1000) controller.close()
        else controller.enqueue(piece)
      },
    })
    const init = {
      method: 'POST',
      body,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json' },
    }
    const response = await server.app.request('/v1/redeem', init as RequestInit)
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(20)
  })

  it.each([
    ['an address', { step: 'identify', address: `${'a'.repeat(250)}@example.org` }],
    ['a code', { step: 'totp', code: '1'.repeat(33) }],
    ['a name', { step: 'register', firstName: 'x'.repeat(101), lastName: 'y' }],
    ['a password', { step: 'password', password: 'x'.repeat(4097) }],
  ] as const)('is 422 for %s longer than any honest one', async (_what, answer) => {
    const browser = createBrowser(await openServer())
    const { flow } = (await browser.start()).body
    expect((await browser.answer(flow, answer)).status).toBe(422)
  })

  it('deep nesting is refused quickly', async () => {
    const browser = createBrowser(await openServer())
    const reply = await browser.send('POST', '/v1/flows', '['.repeat(30_000) + ']'.repeat(30_000))
    expect(reply.status).toBeGreaterThanOrEqual(400)
    expect(reply.status).toBeLessThan(500)
  })
})

describe('an odd path', () => {
  let server: TestServer
  let port: number
  let close: () => Promise<void>
  beforeAll(async () => {
    server = await createTestServer()
    const listening = await listen(server.app, { port: 0, host: '127.0.0.1' })
    port = (listening.address() as AddressInfo).port
    close = async () => {
      await stop(listening, 0)
      await server.close()
    }
  })
  afterAll(() => close())

  const statusOf = (path: string) =>
    new Promise<number>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method: 'GET' }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      asked.once('error', reject)
      asked.end()
    })

  it.each([
    '//healthz',
    '/v1//flows',
    '/v1/flows//x',
    '/v1%2fflows',
    '/v1%2Fflows',
    '/widgets/..%2f..%2fpackage.json',
    '/widgets/%5c..%5cpackage.json',
    '/widgets\\..\\package.json',
    '/docs/pictures/..%2fREADME.md',
  ])('%s is 400', async (path) => {
    expect(await statusOf(path)).toBe(400)
  })

  it.each(['/V1/flows', '/v1/flows/', '/healthz/', '/v1/flows/x;y', '/v1/flows/%00', '/nowhere'])(
    '%s is no route',
    async (path) => {
      expect(await statusOf(path)).toBeGreaterThanOrEqual(400)
      expect(await statusOf(path)).toBeLessThan(500)
    },
  )

  it('with a query that looks odd is no odd path', async () => {
    expect(await statusOf('/healthz?next=//x/../y%2f')).toBe(200)
  })
})

describe('an answer', () => {
  const openServer = useServers()

  it('about people is never kept by a cache, whatever its status', async () => {
    const browser = createBrowser(await openServer())
    const { flow } = (await browser.start()).body
    const replies = [
      await browser.see(flow),
      await browser.see('x'),
      await browser.send('POST', '/v1/redeem', { code: 'x' }),
      await browser.send('POST', '/v1/flows', '{'),
    ]
    for (const { headers } of replies) expect(headers.get('cache-control')).toBe('no-store')
  })

  it('has the id of its request, in the body of a refusal and in the header', async () => {
    const browser = createBrowser(await openServer())
    const reply = await browser.see('x')
    expect(reply.body.requestId).toBe(reply.headers.get('x-request-id'))
    expect(Object.keys(reply.body)).toEqual(['code', 'requestId'])
  })
})
