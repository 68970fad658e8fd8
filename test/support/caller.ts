/** A browser and a host's server in front of a process: over a real socket, under the public name. */
import { request } from 'node:http'

interface CallOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends what a proxy hands on: to this port, under the name that the address has. */
export function createCaller(port: number) {
  return (address: string | URL, options: CallOptions = {}): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { host, pathname, search } = new URL(address)
      const { method = 'GET', headers, body } = options
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          method,
          path: `${pathname}${search}`,
          headers: { ...headers, Host: host, Connection: 'close' },
        },
        (answer) => {
          const chunks: Uint8Array[] = []
          answer.on('data', (chunk) => chunks.push(chunk))
          answer.on('end', () => resolve(responseOf(answer.statusCode, answer.rawHeaders, chunks)))
        },
      )
      sent.on('error', reject)
      sent.end(body)
    })
}

function responseOf(
  status = 0,
  rawHeaders: readonly string[],
  chunks: readonly Uint8Array[],
): Response {
  const headers = new Headers()
  for (let at = 0; at < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] ?? '', rawHeaders[at + 1] ?? '')
  const hasBody = status !== 204 && status !== 304
  return new Response(hasBody ? Buffer.concat(chunks) : null, { status, headers })
}
