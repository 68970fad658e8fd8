/**
 * The attacker sends what no widget sends: ten megabytes, a body without end, paths that one router
 * reads as one thing and the next as another. All of it is refused before anybody looks at it. Paths
 * are tried over a real socket, because a client library would tidy them up.
 */
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../../../support/api/browser.ts'
import { listenFor, requestText, type Wire } from '../../../support/api/requests/wire.ts'
import { useServers } from '../../../support/api/servers/servers.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

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

describe('T-120: a body sent as no library sends one', () => {
  let server: TestServer
  let wire: Wire
  beforeAll(async () => {
    server = await createTestServer()
    wire = await listenFor(server)
  })
  afterAll(async () => {
    await wire.close()
    await server.close()
  })

  const PIECE = 'x'.repeat(64 * 1024)
  const MEGABYTES_10 = 160
  const JSON_TYPE = {
    Host: 'localhost:4000',
    'Content-Type': 'application/json',
    'X-Farstu-Client': '1',
  }
  const post = (headers: Readonly<Record<string, string | number>>, body = '') =>
    requestText('POST /v1/flows', { ...JSON_TYPE, ...headers }, body)

  /** Also while and after the odd one is sent, everybody else is answered. */
  const othersAreServed = async () => {
    const asked = requestText('GET /healthz', { Host: 'localhost:4000' })
    expect((await wire.speak(asked)).status).toBe(200)
  }

  it('of ten megabytes is 413 before it is read', async () => {
    const heard = await wire.speak(
      post({ 'Content-Length': MEGABYTES_10 * PIECE.length }),
      ...Array.from({ length: MEGABYTES_10 }, () => PIECE),
    )
    expect(heard.status).toBe(413)
    await othersAreServed()
  })

  it('of ten megabytes in chunks is 413 when the first are too many', async () => {
    const chunk = `${PIECE.length.toString(16)}\r\n${PIECE}\r\n`
    const heard = await wire.speak(
      post({ 'Transfer-Encoding': 'chunked' }),
      ...Array.from({ length: MEGABYTES_10 }, () => chunk),
    )
    expect(heard.status).toBe(413)
    await othersAreServed()
  })

  it('to a route that reads none is dropped', async () => {
    const heard = await wire.speak(
      requestText('GET /healthz', {
        Host: 'localhost:4000',
        'Content-Length': MEGABYTES_10 * PIECE.length,
      }),
      ...Array.from({ length: MEGABYTES_10 }, () => PIECE),
    )
    expect(heard.text.match(/HTTP\/1\.1 \d/g)?.length ?? 0).toBeLessThanOrEqual(1)
    await othersAreServed()
  })

  it.each([
    ['a length and chunks', { 'Content-Length': 2, 'Transfer-Encoding': 'chunked' }],
    ['chunks that are not the last coding', { 'Transfer-Encoding': 'chunked, gzip' }],
    ['chunks in another spelling', { 'Transfer-Encoding': 'xchunked' }],
    ['a length that is no number', { 'Content-Length': '2x' }],
    ['a length below nothing', { 'Content-Length': '-1' }],
    ['a length with a sign', { 'Content-Length': '+2' }],
    ['two lengths', { 'Content-Length': '2, 3' }],
  ])('with %s is 400', async (_what, headers) => {
    const { status, text } = await wire.speak(post(headers, '0\r\n\r\n{}'))
    expect(status).toBe(400)
    expect(text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
  })

  it('longer than it says is no second request', async () => {
    const smuggled = requestText('GET /metrics', { Host: 'localhost:4000' })
    const { text } = await wire.speak(post({ 'Content-Length': 2 }, `{}${smuggled}`))
    expect(text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1)
    expect(text).not.toContain('process_cpu')
  })

  it('that is packed is not unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(10_000_000, '{'))
    const head = (type: string) =>
      post({ 'Content-Length': packed.length, 'Content-Encoding': type })
    expect(packed.length).toBeLessThan(64 * 1024)
    for (const coding of ['gzip', 'br', 'deflate', 'identity', 'x-gzip'])
      expect((await wire.speak(head(coding), packed)).status).toBe(415)
  })
})

describe('an odd path', () => {
  let server: TestServer
  let wire: Wire
  beforeAll(async () => {
    server = await createTestServer()
    wire = await listenFor(server)
  })
  afterAll(async () => {
    await wire.close()
    await server.close()
  })

  const statusOf = async (path: string) =>
    (await wire.speak(requestText(`GET ${path}`, { Host: 'localhost:4000' }))).status

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
      expect([400, 403, 404]).toContain(await statusOf(path))
    },
  )

  it('with a query that looks odd is no odd path', async () => {
    expect(await statusOf('/healthz?next=//x/../y%2f')).toBe(200)
  })
})

describe('an answer', () => {
  const openServer = useServers()

  it('T-115: about people is never kept by a cache, whatever its status', async () => {
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
