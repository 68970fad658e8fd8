import { join } from 'node:path'
import { systemRandom } from '../../../api/adapters/system-random.ts'
import type { Place } from '../figure.ts'
import { hold } from './check.ts'
import { HOST } from './environment.ts'
import { type Connection, type Reply, requestText } from './http.ts'
import { addressOf, PASSWORD, TOTP_SEED } from './people.ts'
import { freePort, type RunningServer, startServer } from './server.ts'
import { keepCookies } from './visitor.ts'

export interface PeerOptions {
  readonly people: number
  readonly hasTotp?: boolean
  /** Its own scrypt, or our Argon2id. */
  readonly hash: 'scrypt' | 'argon2'
}

/** Better Auth in a process of its own, with people in its database. */
export async function openPeer(place: Place, options: PeerOptions): Promise<RunningServer> {
  const { people, hash, hasTotp = false } = options
  const folder = place.folder()
  const port = await freePort()
  const named = Array.from({ length: people }, (_, index) => ({
    email: addressOf(index),
    name: `Test Person ${index}`,
    hasTotp,
  }))
  const env = {
    PEER_PORT: String(port),
    PEER_DATABASE: join(folder, 'peer.db'),
    PEER_ORIGIN: `https://${HOST}`,
    PEER_HASH: hash,
    PEER_SECRET: Buffer.from(systemRandom.bytes(32)).toString('base64'),
    PEER_SEED: JSON.stringify({ people: named, password: PASSWORD, totpSecret: TOTP_SEED }),
  }
  const script = join(place.root, 'test/bench/peer/server.mjs')
  return startServer({ script, port, env, folder })
}

/** One browser at the peer. */
export class PeerVisitor {
  readonly #cookies = new Map<string, string>()

  async signIn(connection: Connection, address: string): Promise<void> {
    const body = { email: address, password: PASSWORD }
    const reply = await this.#post(connection, '/sign-in/email', body)
    const isIn = reply.status === 200 && reply.body.includes(`"email":"${address}"`)
    hold(isIn && reply.head.includes('session_token='), reply, 'a session')
  }

  /** The password, after which a code is asked for. */
  async untilCode(connection: Connection, address: string): Promise<void> {
    const body = { email: address, password: PASSWORD }
    const reply = await this.#post(connection, '/sign-in/email', body)
    const isAsked = reply.status === 200 && reply.body.includes('"twoFactorRedirect":true')
    hold(isAsked, reply, 'to be asked for a code')
  }

  async verifyTotp(connection: Connection, code: string): Promise<void> {
    const reply = await this.#post(connection, '/two-factor/verify-totp', { code })
    const isIn = reply.status === 200 && reply.body.includes('"token":"')
    hold(isIn && reply.head.includes('session_token='), reply, 'a session')
  }

  /** The request that asks who is signed in. */
  sessionRequest(): string {
    const headers = { Host: HOST, Cookie: this.#cookieLine() }
    return requestText('GET /api/auth/get-session', headers)
  }

  #cookieLine(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  async #post(connection: Connection, path: string, body: unknown): Promise<Reply> {
    const headers = {
      Host: HOST,
      Origin: `https://${HOST}`,
      'Content-Type': 'application/json',
      ...(this.#cookies.size > 0 && { Cookie: this.#cookieLine() }),
    }
    const text = requestText(`POST /api/auth${path}`, headers, JSON.stringify(body))
    const reply = await connection.send(text)
    keepCookies(this.#cookies, reply)
    return reply
  }
}
