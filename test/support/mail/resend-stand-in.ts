import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { addressParser } from 'postal-mime'
import type { ResendTransport } from '../../../api/ports/mail-transport.ts'
import type { Delivered } from './delivered.ts'

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

/** What speaks Resend's HTTP API on this machine: one mail per idempotency key. */
export async function openResendStandIn() {
  const calls: Call[] = []
  const mails = new Map<string, Delivered>()
  const answers: Answer[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = JSON.parse(Buffer.concat(chunks).toString())
    const key = String(request.headers['idempotency-key'])
    calls.push({ path: `${request.method} ${request.url}`, headers: request.headers, body })
    const answer = answers.shift()
    if (answer) return answer(response)
    mails.set(key, mails.get(key) ?? deliveredOf(key, body))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ id: `resend-${key}` }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const transport: ResendTransport = {
    kind: 'resend',
    key: RESEND_KEY,
    baseUrl: `http://127.0.0.1:${port}`,
  }
  return {
    transport,
    calls,
    mails,
    /** The next call is answered so; the ones after it as usual. */
    answerOnce: (answer: Answer) => void answers.push(answer),
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
