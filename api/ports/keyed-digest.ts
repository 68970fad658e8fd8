/** HMAC-SHA-256 with a key that is not in the database; base64url. */
export interface KeyedDigest {
  /** Parts are length-prefixed, so that `('ab','c')` and `('a','bc')` differ. */
  of(purpose: string, ...parts: readonly string[]): string
  /** Constant-time comparison of two digests. */
  equal(a: string, b: string): boolean
}
