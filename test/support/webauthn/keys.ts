import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { Cbor } from './cbor.ts'

/** A key pair as an authenticator has it. */
export interface KeyPair {
  /** COSE key (RFC 9052 §7). */
  readonly cose: ReadonlyMap<number | string, Cbor>
  sign(data: Uint8Array): Buffer
}

export type Algorithm = 'ES256' | 'EdDSA' | 'RS256'

/** The slowest of the three: one for all, whoever needs another makes it. */
let rsa: KeyObject | undefined

const bytes = (text = ''): Buffer => Buffer.from(text, 'base64url')

export function newKeyPair(algorithm: Algorithm): KeyPair {
  switch (algorithm) {
    case 'ES256':
      return elliptic(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
    case 'EdDSA':
      return edwards(generateKeyPairSync('ed25519').privateKey)
    case 'RS256':
      rsa ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
      return withModulus(rsa)
  }
}

function elliptic(key: KeyObject): KeyPair {
  const { x, y } = key.export({ format: 'jwk' })
  const cose = new Map<number, Cbor>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, bytes(x)],
    [-3, bytes(y)],
  ])
  return { cose, sign: (data) => sign('sha256', data, key) }
}

function edwards(key: KeyObject): KeyPair {
  const { x } = key.export({ format: 'jwk' })
  const cose = new Map<number, Cbor>([
    [1, 1],
    [3, -8],
    [-1, 6],
    [-2, bytes(x)],
  ])
  return { cose, sign: (data) => sign(null, data, key) }
}

function withModulus(key: KeyObject): KeyPair {
  const { n, e } = key.export({ format: 'jwk' })
  const cose = new Map<number, Cbor>([
    [1, 3],
    [3, -257],
    [-1, bytes(n)],
    [-2, bytes(e)],
  ])
  return { cose, sign: (data) => sign('sha256', data, key) }
}
