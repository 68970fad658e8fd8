import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpTransport } from '../../../api/ports/mail-transport.ts'
import { CERTIFICATE, CERTIFICATE_KEY } from './certificate.ts'

export const USER = { user: 'farstu@example.org', password: 'p:@ss/word#1' }

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: string
  readonly isEncrypted: boolean
  readonly user: string | null
}

/** What a test has a server say that says no; RFC 5321 reply code and text. */
export const reply = (responseCode: number, text: string): Error =>
  Object.assign(new Error(text), { responseCode })

/** Transport settings for a port of this machine; override what the test is about. */
export const smtpTo = (port: number, overrides: Partial<SmtpTransport> = {}): SmtpTransport => ({
  kind: 'smtp',
  host: '127.0.0.1',
  port,
  credentials: null,
  encryption: 'when-offered',
  ...overrides,
})

/**
 * A real SMTP server on this machine that keeps what it is given, and every password it hears.
 * @param port default: a free one.
 */
export async function openSmtpServer(options: SMTPServerOptions = {}, port = 0) {
  const received: Received[] = []
  const passwords: string[] = []
  const server = new SMTPServer({
    key: CERTIFICATE_KEY,
    cert: CERTIFICATE,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    onAuth: ({ username, password }, _session, done) => {
      passwords.push(String(password))
      const isKnown = username === USER.user && password === USER.password
      return isKnown ? done(null, { user: username }) : done(reply(535, '5.7.8 Not you'))
    },
    async onData(stream, { envelope, secure, user }, done) {
      const raw = await wholeOf(stream)
      // Whoever hung up in the middle sent nothing.
      if (raw === null) return
      received.push({
        from: envelope.mailFrom ? envelope.mailFrom.address : '',
        to: envelope.rcptTo.map(({ address }) => address),
        raw,
        isEncrypted: secure,
        user: user ?? null,
      })
      done()
    },
    ...options,
  })
  // A client that hangs up is what some tests are about.
  server.on('error', () => {})
  const address = await listening(server.listen(port, '127.0.0.1'))
  return {
    port: address.port,
    received,
    passwords,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Null when it breaks off. */
async function wholeOf(stream: AsyncIterable<Buffer>): Promise<string | null> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of stream) chunks.push(chunk)
  } catch {
    return null
  }
  return Buffer.concat(chunks).toString()
}

/** A listener that speaks as `talk` says, which need not be SMTP. */
export async function openSocketServer(talk: (socket: Socket) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('close', () => sockets.delete(socket))
    talk(socket)
  })
  const { port } = await listening(server.listen(0, '127.0.0.1'))
  const close = async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port, close, sockets }
}

async function listening(server: Server): Promise<AddressInfo> {
  if (!server.listening) await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address
}
