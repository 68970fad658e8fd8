import { createHash, randomBytes } from 'node:crypto'
import type { Answer } from '../../../api/contract/requests.ts'
import type { Step } from '../../../api/contract/views.ts'
import { type Cbor, cbor } from './cbor.ts'
import { type Algorithm, type KeyPair, newKeyPair } from './keys.ts'

/**
 * A browser with an authenticator, made of nothing of the house (Web Authentication Level 3 §6): it answers what a
 * step asks, and can be told to lie.
 */

type CreationOptions = Extract<Step, { name: 'passkey-enrol' }>['options']
type RequestOptions = Extract<Step, { name: 'passkey' }>['options']
export type Attestation = Extract<Answer, { attestation: object }>['attestation']
export type Assertion = Extract<Answer, { assertion: object }>['assertion']

/** Bits of the authenticator data (§6.1). */
const FLAGS = { up: 0x01, uv: 0x04, be: 0x08, bs: 0x10, at: 0x40, ed: 0x80 } as const

interface Traits {
  readonly algorithm?: Algorithm
  /** Its keys may be copied. Default: they stay. */
  readonly isCopyable?: boolean
  /** It asks for a PIN or a finger. Default: it does. */
  readonly verifies?: boolean
  /** Counts its uses. Default: it always says 0. */
  readonly counts?: boolean
  /** 16 bytes in hex. */
  readonly aaguid?: string
  /** What it calls every credential, base64url. Default: another one each time. */
  readonly id?: string
}

/** What is other than an honest one would say. */
export interface Lies {
  /** Origin of the page. */
  readonly origin?: string
  /** Laid over the client data. */
  readonly clientData?: Readonly<Record<string, unknown>>
  /** The client data's text, as it is to be instead. */
  readonly rewritten?: (json: string) => string | Uint8Array
  readonly flags?: Partial<Record<keyof typeof FLAGS, boolean>>
  readonly rpId?: string
  readonly counter?: number
  readonly userHandle?: string | null
  /** COSE key, in the place of its own. */
  readonly cose?: ReadonlyMap<number | string, Cbor>
  readonly format?: string
  readonly statement?: ReadonlyMap<string, Cbor>
  /** The attestation object's bytes, as they are to be instead. */
  readonly mangled?: (bytes: Buffer) => Uint8Array
  /** Signs in the place of its own key. */
  readonly key?: KeyPair
}

/** A credential that it holds. */
export interface Held {
  readonly id: string
  readonly rpId: string
  readonly userHandle: string
  readonly key: KeyPair
  counter: number
}

export const PORTAL_ORIGIN = 'http://localhost:4100'

export function createAuthenticator({
  algorithm = 'ES256',
  isCopyable = false,
  verifies = true,
  counts = false,
  aaguid = '00'.repeat(16),
  id: always,
}: Traits = {}) {
  const held: Held[] = []

  const flagsOf = (isNew: boolean, lies: Lies): number => {
    const honest = { up: true, uv: verifies, be: isCopyable, bs: isCopyable, at: isNew, ed: false }
    const told = Object.entries({ ...honest, ...lies.flags })
    return told.reduce((sum, [flag, is]) => sum | (is ? FLAGS[flag as keyof typeof FLAGS] : 0), 0)
  }

  const dataOf = (
    { rpId, flags, counter }: { rpId: string; flags: number; counter: number },
    attested: Buffer = Buffer.alloc(0),
  ): Buffer => {
    const fixed = Buffer.alloc(37)
    createHash('sha256').update(rpId).digest().copy(fixed)
    fixed[32] = flags
    fixed.writeUInt32BE(counter, 33)
    return Buffer.concat([fixed, attested])
  }

  return {
    held,

    /** What `navigator.credentials.create` gives. */
    create(options: CreationOptions, lies: Lies = {}): Attestation {
      const key = newKeyPair(algorithm)
      const id = always === undefined ? randomBytes(32) : Buffer.from(always, 'base64url')
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = [Buffer.from(aaguid, 'hex'), length, id, cbor(lies.cose ?? key.cose)]
      const counter = lies.counter ?? 0
      const flags = flagsOf(true, lies)
      const rpId = lies.rpId ?? options.rp.id
      const authData = dataOf({ rpId, flags, counter }, Buffer.concat(attested))
      const client = clientDataOf('webauthn.create', options.challenge, lies)
      const isSelf = lies.format === 'packed' && !lies.statement
      const sig = key.sign(Buffer.concat([authData, sha256(client)]))
      const alg = Number(key.cose.get(3))
      const self = new Map<string, Cbor>([
        ['alg', alg],
        ['sig', sig],
      ])
      const object = cbor(
        new Map<string, Cbor>([
          ['fmt', lies.format ?? 'none'],
          ['attStmt', lies.statement ?? (isSelf ? self : new Map())],
          ['authData', authData],
        ]),
      )
      const text = id.toString('base64url')
      held.push({ id: text, rpId: options.rp.id, userHandle: options.user.id, key, counter })
      return {
        id: text,
        clientDataJSON: client.toString('base64url'),
        attestationObject: Buffer.from(lies.mangled?.(object) ?? object).toString('base64url'),
        transports: ['internal'],
      }
    },

    /** What `navigator.credentials.get` gives, with one that is allowed, else the newest for the domain. */
    get(options: RequestOptions, lies: Lies = {}): Assertion {
      const allowed = options.allowCredentials.map(({ id }) => id)
      const fitting = held.filter(({ id, rpId }) =>
        allowed.length > 0 ? allowed.includes(id) : rpId === options.rpId,
      )
      const credential = fitting.at(-1) ?? held.at(-1)
      if (!credential) throw new Error('It holds nothing')
      if (counts) credential.counter += 1
      const counter = lies.counter ?? credential.counter
      const rpId = lies.rpId ?? options.rpId
      const authData = dataOf({ rpId, flags: flagsOf(false, lies), counter })
      const client = clientDataOf('webauthn.get', options.challenge, lies)
      const signature = (lies.key ?? credential.key).sign(Buffer.concat([authData, sha256(client)]))
      const { id, userHandle } = credential
      return {
        id,
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: lies.userHandle === undefined ? userHandle : lies.userHandle,
      }
    },
  }
}

export type Authenticator = ReturnType<typeof createAuthenticator>

function clientDataOf(type: string, challenge: string, lies: Lies): Buffer {
  const { origin = PORTAL_ORIGIN, clientData, rewritten } = lies
  const json = JSON.stringify({ type, challenge, origin, crossOrigin: false, ...clientData })
  return Buffer.from(rewritten?.(json) ?? json)
}

function sha256(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest()
}
