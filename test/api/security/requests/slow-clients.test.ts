/**
 * The attacker opens connections and says as little as possible: a byte now and then, half a request,
 * nothing at all. Each holds a socket, and there are only so many. All are cut off after a time that
 * does not start anew with every byte, and everybody else is served meanwhile.
 */
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, stop } from '../../../../api/boot/server.ts'
import { listenFor, requestText, type Wire } from '../../../support/api/requests/wire.ts'
import { createTestServer, type TestServer } from '../../../support/api/test-server.ts'

/** A hundredth of what is usual, or so. */
const PATIENCE = { headers: 150, request: 250, silence: 2000, idle: 100, check: 20 }
const HOST = { Host: 'localhost:4000', Connection: 'keep-alive' }
/** Of a request whose body is read before anything else. */
const JSON_TYPE = { ...HOST, 'Content-Type': 'application/json', 'X-Farstu-Client': '1' }

describe('T-121: a slow client', () => {
  let server: TestServer
  let wire: Wire
  beforeAll(async () => {
    server = await createTestServer()
    wire = await listenFor(server, PATIENCE)
  })
  afterAll(async () => {
    await wire.close()
    await server.close()
  })

  const othersAreServed = async () =>
    expect(
      (await wire.speak(requestText('GET /healthz', { ...HOST, Connection: 'close' }))).status,
    ).toBe(200)

  /** Says a byte each time the last one has gone out, until the other end has had enough. */
  const trickle = async (beginning: string, byte: string) => {
    const socket = wire.open()
    socket.write(beginning)
    const timer = setInterval(() => socket.writable && socket.write(byte), 10)
    await othersAreServed()
    socket.resume()
    await once(socket, 'close')
    clearInterval(timer)
  }

  it('that trickles its headers is cut off', async () => {
    await trickle('GET /healthz HTTP/1.1\r\nHost: localhost:4000\r\nX: ', 'x')
  })

  it('that trickles its body is cut off', async () => {
    await trickle(requestText('POST /v1/flows', { ...JSON_TYPE, 'Content-Length': 60_000 }), ' ')
  })

  it('that trickles its body in chunks is cut off', async () => {
    await trickle(
      requestText('POST /v1/flows', { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }),
      '1\r\n \r\n',
    )
  })

  it.each([
    ['nothing', ''],
    ['half a request line', 'GET /hea'],
    ['half its headers', 'GET /healthz HTTP/1.1\r\nHost: local'],
    [
      'less body than it promised',
      requestText('POST /v1/flows', { ...JSON_TYPE, 'Content-Length': 100 }, '{'),
    ],
    [
      'less body than it promised, to a route that did not wait for it',
      requestText('POST /v1/redeem', { ...HOST, 'Content-Length': 100 }, '{'),
    ],
    ['a whole request and then nothing', requestText('GET /healthz', HOST)],
  ])('that says %s is cut off', async (_what, said) => {
    const heard = wire.speak(said)
    await othersAreServed()
    await heard
  })

  it('is cut off though there are two hundred, and others are served', async () => {
    const sockets = Array.from({ length: 200 }, () => wire.open())
    const closed = sockets.map(async (socket) => {
      socket.write('GET /healthz HTTP/1.1\r\n')
      socket.resume()
      await once(socket, 'close')
    })
    await othersAreServed()
    await Promise.all(closed)
  })

  it('is not written down as a fault of ours', async () => {
    await trickle(requestText('POST /v1/flows', { ...JSON_TYPE, 'Content-Length': 60_000 }), ' ')
    const chunked = { ...JSON_TYPE, 'Transfer-Encoding': 'chunked' }
    await trickle(requestText('POST /v1/flows', chunked), '1\r\n \r\n')
    expect(server.logLines.filter((line) => line.includes('"level":"error"'))).toEqual([])
  })
})

describe('T-121: the time that a client gets', () => {
  it('is thirty seconds at the most, for headers and body alike', async () => {
    const server = await createTestServer()
    const listening = await listen(server.app, { port: 0, host: '127.0.0.1' })
    if (!('headersTimeout' in listening)) throw new Error('Not the server that was expected')
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = listening
    const check = Reflect.get(listening, 'connectionsCheckingInterval')
    await stop(listening, 0)
    await server.close()
    for (const limit of [headersTimeout, requestTimeout])
      expect(limit > 0 && limit + check <= 30_000).toBe(true)
    for (const limit of [keepAliveTimeout, timeout]) expect(limit > 0 && limit <= 30_000).toBe(true)
  })
})
