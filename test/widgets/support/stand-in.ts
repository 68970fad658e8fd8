import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AcceptedNotice, AccountView, AccountWho } from '../../../api/contract/account-wire.ts'
import type { Problem } from '../../../api/contract/problem-wire.ts'
import type { OwnSessionResponse } from '../../../api/contract/responses.ts'
import type { FlowView } from '../../../api/contract/views.ts'
import { type Bundle, bundleHostLit } from '../../support/widgets-bundle.ts'

/** A request of a widget, as the API would see it. */
export interface Call {
  readonly method: string
  /** Below `/v1/`, such as `flows/f1/answer`. */
  readonly path: string
  readonly body: Record<string, unknown>
  readonly headers: IncomingMessage['headers']
}

/** `lost`: the connection breaks. `nonsense`: an answer that is not ours, as proxies give. */
export type Reply =
  | AcceptedNotice
  | AccountView
  | AccountWho
  | FlowView
  | OwnSessionResponse
  | Problem
  | null
  | 'lost'
  | 'nonsense'

export type Script = (call: Call) => Reply | Promise<Reply>

export interface Page {
  readonly html: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface StandIn {
  readonly api: string
  readonly host: string
  readonly calls: Call[]
  /** What browsers have told the host at `/reports` that its policy refused. */
  readonly reports: readonly string[]
  /** What the API answers from now on. */
  play: (script: Script) => void
  /** What the host's site shows at a path. */
  show: (path: string, page: Page) => string
  close: () => Promise<void>
}

/** May be kept for as long as the API lets browsers keep its entries. */
const SCRIPT = { 'Content-Type': 'text/javascript', 'Cache-Control': 'public, max-age=300' }

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text ? (JSON.parse(text) as Record<string, unknown>) : {}
}

function allowPage(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Origin', request.headers.origin ?? '*')
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Allow-Headers', 'content-type, x-farstu-client')
  response.setHeader('Access-Control-Max-Age', '600')
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === 'lost') {
    response.destroy()
    return
  }
  if (reply === 'nonsense') {
    response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>Bad gateway</h1>')
    return
  }
  if (reply === null) {
    response.writeHead(204).end()
    return
  }
  const status = 'code' in reply ? 422 : 200
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply))
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://localhost:${(server.address() as AddressInfo).port}`
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** A host's site and an API beside it (another origin of the same site) that plays a script. */
export async function startStandIn(bundle: () => Promise<Bundle>): Promise<StandIn> {
  const scripts = (await bundle()).files
  const hostLit = await bundleHostLit()
  const pages = new Map<string, Page>()
  const calls: Call[] = []
  const reports: string[] = []
  let script: Script = () => 'nonsense'

  const api = createServer(async (request, response) => {
    const path = new URL(`http://localhost${request.url}`).pathname
    allowPage(request, response)
    const file = scripts.get(path.replace('/widgets/', ''))
    if (file) return void response.writeHead(200, SCRIPT).end(file)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const { method = '', headers } = request
    const call = { method, headers, path: path.replace('/v1/', ''), body: await bodyOf(request) }
    calls.push(call)
    send(response, await script(call))
  })
  const host = createServer(async (request, response) => {
    const path = new URL(`http://localhost${request.url}`).pathname
    if (path === '/reports') reports.push(JSON.stringify(await bodyOf(request)))
    if (path === '/lit.js') return void response.writeHead(200, SCRIPT).end(hostLit)
    const page = pages.get(path)
    response.writeHead(page ? 200 : 204, {
      'Content-Type': 'text/html; charset=utf-8',
      ...page?.headers,
    })
    response.end(page?.html)
  })
  const [apiUrl, hostUrl] = [await listen(api), await listen(host)]
  return {
    api: apiUrl,
    host: hostUrl,
    calls,
    reports,
    play: (next) => {
      script = next
      calls.length = 0
    },
    show: (path, page) => {
      pages.set(path, page)
      return hostUrl + path
    },
    close: async () => {
      await Promise.all([close(api), close(host)])
    },
  }
}
