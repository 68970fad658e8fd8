import { connect } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { freePort } from '../free-port.ts'
import { certificate } from './certificate.ts'

export interface TlsFront {
  readonly url: string
  readonly close: () => Promise<void>
}

/** What stands in front of a server in production: takes https, and hands what is in it to a port. */
export async function openTlsFront(port: number): Promise<TlsFront> {
  const open = new Set<TLSSocket>()
  const front = createServer(certificate(), (socket) => {
    open.add(socket)
    const server = connect(port, 'localhost')
    // Browsers break connections off as they like; both ends go together.
    for (const [one, other] of [[socket, server] as const, [server, socket] as const]) {
      one.on('error', () => other.destroy())
      one.once('close', () => other.destroy())
    }
    socket.once('close', () => open.delete(socket))
    socket.pipe(server).pipe(socket)
  })
  front.on('tlsClientError', () => undefined)
  const own = await freePort()
  await new Promise<void>((resolve) => front.listen(own, 'localhost', resolve))
  return {
    url: `https://localhost:${own}`,
    close: () =>
      new Promise((resolve) => {
        front.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}
