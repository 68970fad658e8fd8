import type { KeyedDigest } from '../../ports/keyed-digest.ts'

/** A session cookie's value as it is kept. */
export function sessionDigest(digest: KeyedDigest, token: string): string {
  return digest.of('session', token)
}
