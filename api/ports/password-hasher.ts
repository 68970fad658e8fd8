/**
 * Slow password hashing (Argon2id, RFC 9106) behind a bounded queue: what does not fit is `Unavailable`, and
 * nobody's fault.
 */
export interface PasswordHasher {
  /** @throws Unavailable when the queue is full. */
  hash(password: string): Promise<string>
  /** Resolves false for a mismatch and for `null`, doing the same work for both. */
  verify(password: string, hash: string | null): Promise<boolean>
  /** True when the hash was made with weaker parameters than today's. */
  isOutdated(hash: string): boolean
}
