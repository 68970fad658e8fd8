import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addressParser } from 'postal-mime'
import type { ResendTransport } from '../../../api/ports/mail-transport.ts'
import type { Delivered } from './delivered.ts'

export const WEBHOOK_SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
export const RESEND_KEY = 're_test_0123456789'

interface Call {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Readonly<Record<string, unknown>>
}

type Answer = (response: ServerResponse) => void

/** An answer in the shape of Resend's problems. */
export const problem =
  (statusCode: number, name: string, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(statusCode, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify({ statusCode, name, message: 'About reporter@example.org' }))
  }

/** The whole answer to a mail that was taken, on a connection that stays open for more of them. */
export const takenTwice: Answer = (response) => {
  const body = JSON.stringify({ id: 'resend-twice' })
  const whole = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  response.socket?.write(whole + whole)
}

/**
 * What speaks Resend's HTTP API on this machine: one mail per idempotency key.
 * @param port default: a free one.
 */
export async function openResendStandIn(port = 0) {
  const calls: Call[] = []
  const mails = new Map<string, Delivered>()
  const answers: { readonly answer: Answer; readonly isTaken: boolean }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    // Without a key every call is a mail of its own.
    const key = String(request.headers['idempotency-key'] ?? `call-${calls.length}`)
    calls.push({ path: `${request.method} ${request.url}`, headers: request.headers, body })
    const { answer, isTaken = true } = answers.shift() ?? {}
    if (isTaken) mails.set(key, mails.get(key) ?? deliveredOf(key, body))
    if (answer) return answer(response)
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: `resend-${key}` }))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  const transport: ResendTransport = {
    kind: 'resend',
    key: RESEND_KEY,
    baseUrl: `http://127.0.0.1:${address.port}`,
    webhookSecret: WEBHOOK_SECRET,
  }
  return {
    port: address.port,
    transport,
    calls,
    mails,
    /** The next call is answered so, its mail taken or not; the ones after it as usual. */
    answerOnce: (answer: Answer, { isTaken = false } = {}) =>
      void answers.push({ answer, isTaken }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function deliveredOf(key: string, body: Record<string, unknown>): Delivered {
  const { from, to, subject, text, html, headers } = body
  const [sender, ...others] = addressParser(String(from))
  if (others.length > 0) throw new Error('More than one sender')
  return {
    id: key,
    from: { name: sender?.name ?? '', address: sender?.address ?? '' },
    to: (to as readonly string[]).flatMap((one) => addressParser(one).map((a) => a.address ?? '')),
    subject: String(subject),
    text: String(text),
    html: String(html),
    language: (headers as Record<string, string>)['Content-Language'] ?? '',
  }
}
