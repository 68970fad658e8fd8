import { connect, type Socket } from 'node:net'

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number
  /** Status line and headers. */
  readonly head: string
  readonly body: string
}

interface Parsed {
  readonly reply: Reply
  /** Bytes that belonged to it. */
  readonly length: number
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LINE_END = Buffer.from('\r\n')

/**
 * One kept-alive connection, one request at a time. Written for the bench: on a machine with two
 * cores a general HTTP client would take more of them than what it measures, and each answer has to
 * be looked at.
 */
export class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve: (reply: Reply) => void; reject: (fault: Error) => void } | null = null

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#take(bytes))
    socket.on('error', (fault) => this.#fail(fault))
    socket.on('close', () => this.#fail(new Error('The server closed the connection')))
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('error', reject)
      socket.once('connect', () => {
        socket.off('error', reject)
        resolve(new Connection(socket))
      })
    })
  }

  /** @param request all of it, as `requestText` makes it. */
  send(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#waiting) throw new Error('A connection carries one request at a time')
      this.#waiting = { resolve, reject }
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }

  #take(bytes: Buffer): void {
    this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes])
    const parsed = parseReply(this.#received)
    if (!parsed) return
    this.#received = this.#received.subarray(parsed.length)
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.resolve(parsed.reply)
  }

  #fail(fault: Error): void {
    const waiting = this.#waiting
    this.#waiting = null
    waiting?.reject(fault)
  }
}

export function requestText(
  line: string,
  headers: Readonly<Record<string, string>>,
  body = '',
): string {
  const sized = body === '' ? headers : { ...headers, 'Content-Length': Buffer.byteLength(body) }
  const lines = Object.entries(sized).map(([name, value]) => `${name}: ${value}\r\n`)
  return `${line} HTTP/1.1\r\n${lines.join('')}\r\n${body}`
}

/** Null until the whole answer is here. */
function parseReply(bytes: Buffer): Parsed | null {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd)
  const status = Number(head.slice(9, 12))
  const from = headEnd + HEAD_END.length
  if (/\r\ntransfer-encoding: chunked/i.test(head))
    return parseChunked(bytes, { head, status, from })
  const size = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0)
  const length = from + size
  if (bytes.length < length) return null
  return { reply: { status, head, body: bytes.toString('utf8', from, length) }, length }
}

/** RFC 9112 §7.1, without trailers, which nobody here sends. */
function parseChunked(
  bytes: Buffer,
  { head, status, from }: { readonly head: string; readonly status: number; readonly from: number },
): Parsed | null {
  let body = ''
  let at = from
  for (;;) {
    const lineEnd = bytes.indexOf(LINE_END, at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const end = lineEnd + 2 + size
    if (bytes.length < end + 2) return null
    body += bytes.toString('utf8', lineEnd + 2, end)
    at = end + 2
    if (size === 0) return { reply: { status, head, body }, length: at }
  }
}
