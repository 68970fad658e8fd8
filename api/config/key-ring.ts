import type { KeyRing } from '../crypto/envelope.ts'
import type { Random } from '../ports/random.ts'

const KEY_BYTES = 32
const KEY_ID = /^[a-z0-9]{1,16}$/

export interface Keys {
  /** Seal what is kept (AES-256); the first seals, all open. */
  readonly sealing: KeyRing
  /** Digests of what is only compared (HMAC-SHA-256). Changing it ends all sessions and links. */
  readonly digest: Uint8Array
}

/** Keys as they stand in the environment or the demo's key file. */
export interface KeyTexts {
  /** `<id>:<base64url of 32 bytes>`, several separated by commas, the sealing one first. */
  readonly sealing: string
  /** base64url of 32 bytes. */
  readonly digest: string
}

/** @throws Error naming what is wrong, never the key. */
export function parseKeyRing({ sealing, digest }: KeyTexts): Keys {
  const ring = sealing.split(',').map((entry): readonly [string, Uint8Array] => {
    const [id = '', text = ''] = entry.trim().split(':')
    if (!KEY_ID.test(id))
      throw new Error('FARSTU_SEALING_KEYS must be <id>:<key>, the id of small letters and digits')
    return [id, keyBytes(text, 'FARSTU_SEALING_KEYS')]
  })
  const twice = ring.find(([id], at) => ring.findIndex(([other]) => other === id) !== at)
  if (twice)
    throw new Error(
      `FARSTU_SEALING_KEYS names "${twice[0]}" twice: a new key has an id of its own, such as k2:<key>`,
    )
  return { sealing: new Map(ring), digest: keyBytes(digest, 'FARSTU_DIGEST_KEY') }
}

export function makeKeys(random: Random): KeyTexts {
  const key = () => Buffer.from(random.bytes(KEY_BYTES)).toString('base64url')
  return { sealing: `k1:${key()}`, digest: key() }
}

function keyBytes(text: string, name: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== KEY_BYTES) throw new Error(`${name} must hold keys of 32 bytes as base64url`)
  return bytes
}
