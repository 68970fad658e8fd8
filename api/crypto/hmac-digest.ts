import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { KeyedDigest } from '../ports/keyed-digest.ts'

/** @param key 32 bytes, kept outside the database. */
export function createKeyedDigest(key: Uint8Array): KeyedDigest {
  const secret = createSecretKey(key)
  return {
    of: (purpose, ...parts) =>
      createHmac('sha256', secret)
        .update(lengthPrefixed([purpose, ...parts]))
        .digest('base64url'),
    equal: equalText,
  }
}

/** Constant-time for texts of equal length; digests always are. */
export function equalText(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}

const LENGTH_BYTES = 4

/** Each part behind its length in octets, so that no two lists of parts give the same bytes. */
function lengthPrefixed(parts: readonly string[]): Buffer {
  const lengths = parts.map((part) => Buffer.byteLength(part))
  const whole = lengths.reduce((sum, length) => sum + LENGTH_BYTES + length, 0)
  const bytes = Buffer.alloc(whole)
  let at = 0
  for (const [index, part] of parts.entries()) {
    at = bytes.writeUInt32BE(lengths[index] ?? 0, at)
    at += bytes.write(part, at)
  }
  return bytes
}
