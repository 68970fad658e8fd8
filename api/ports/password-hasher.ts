/**
 * Slow password hashing (Argon2id, RFC 9106) behind a bounded queue: what does not fit is `Unavailable`, and
 * nobody's fault.
 */
export interface PasswordHasher {
  /** @throws Unavailable when the queue is full. */
  hash(password: string): Promise<string>
  /** Resolves false for a mismatch and for `null`, doing the same work for both. */
  verify(password: string, hash: string | null): Promise<boolean>
  /** How what is to be looked up is hashed: today's parameters with this salt, to be kept beside it. */
  recipe(salt: Uint8Array): string
  /**
   * The same of the same, base64url, by a recipe; for none does the same work, by one of its own.
   * @throws Unavailable when the queue is full.
   */
  derive(text: string, recipe: string | null): Promise<string>
  /** True when the hash was made with weaker parameters than today's. */
  isOutdated(hash: string): boolean
}
