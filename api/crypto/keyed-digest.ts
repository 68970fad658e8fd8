import { createHmac, timingSafeEqual } from 'node:crypto'
import type { KeyedDigest } from '../ports/keyed-digest.ts'

/** @param key 32 bytes, kept outside the database. */
export function createKeyedDigest(key: Uint8Array): KeyedDigest {
  return {
    of(purpose, ...parts) {
      const mac = createHmac('sha256', key)
      for (const part of [purpose, ...parts]) mac.update(lengthPrefixed(part))
      return mac.digest('base64url')
    },
    equal: equalText,
  }
}

/** Constant-time for texts of equal length; digests always are. */
export function equalText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

function lengthPrefixed(part: string): Buffer {
  const bytes = Buffer.from(part, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
