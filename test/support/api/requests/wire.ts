import type { Socket } from 'node:net'
import { type AddressInfo, connect } from 'node:net'
import { listen, type Patience, stop } from '../../../../api/boot/server.ts'
import type { TestServer } from '../test-server.ts'

/** What came back over a connection, once it was closed. */
export interface Heard {
  /** Status of the first answer; 0 when there was none. */
  readonly status: number
  readonly text: string
}

/** The server on a real socket, for what no HTTP library would send. */
export async function listenFor(server: TestServer, patience?: Patience) {
  const options = { port: 0, host: '127.0.0.1', ...(patience && { patience }) }
  const listening = await listen(server.app, options)
  const { port } = listening.address() as AddressInfo
  const open = new Set<Socket>()

  return {
    port,
    /** Writes the pieces as they are, one after the other, and hears until the other end closes. */
    speak: (...pieces: readonly (string | Uint8Array)[]): Promise<Heard> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1')
        open.add(socket)
        let text = ''
        socket.on('data', (bytes) => {
          text += bytes
        })
        // Cut off while writing: what was heard until then is the answer.
        socket.on('error', () => undefined)
        socket.on('close', () => {
          open.delete(socket)
          resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text })
        })
        for (const piece of pieces) socket.write(piece)
      }),
    /** Writes a beginning; `finish` writes the rest, and hears until the other end closes. */
    hold(beginning: string) {
      const socket = connect(port, '127.0.0.1')
      open.add(socket)
      let text = ''
      socket.on('data', (bytes) => {
        text += bytes
      })
      socket.on('error', () => undefined)
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
      socket.write(beginning)
      return {
        async finish(rest: string): Promise<Heard> {
          socket.write(rest)
          await closed
          return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }
        },
      }
    },
    /** A connection that says a byte each time it is given one, for as long as it is open. */
    open: (): Socket => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      open.add(socket)
      return socket
    },
    async close() {
      for (const socket of open) socket.destroy()
      await stop(listening, 0)
    },
  }
}

export type Wire = Awaited<ReturnType<typeof listenFor>>

/** The text of a request; the connection is closed after it unless a header says otherwise. */
export function requestText(
  line: string,
  headers: Readonly<Record<string, string | number>>,
  body = '',
): string {
  const lines = Object.entries({ Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [`${line} HTTP/1.1`, ...lines, '', body].join('\r\n')
}
