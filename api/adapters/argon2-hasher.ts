import { hash, hashRaw, parseOptions, verify } from '@node-rs/argon2'
import type { PasswordHasher } from '../ports/password-hasher.ts'
import { createBoundedQueue } from './bounded-queue.ts'

/**
 * Hashes at the same time: each takes its memory and one of libuv's four threads, which files and names
 * need too. On two cores, three or four of them keep these busier by 3 %, and each takes 12 to 18 % longer.
 */
const PARALLEL = 2

export interface Argon2Options {
  /** KiB of memory per hash. Default 19 456 (19 MiB), the OWASP floor together with two passes. */
  readonly memoryCost?: number
  /** Passes. Default 2. */
  readonly timeCost?: number
  /** Hashes that may wait; beyond that the caller gets Unavailable. Default 64. */
  readonly waiting?: number
}

const SALT_BYTES = 16

function recipeOf(cost: object, salt: Uint8Array): string {
  return JSON.stringify({ ...cost, salt: Buffer.from(salt).toString('base64url') })
}

/** Argon2id (RFC 9106), one lane, on the thread pool and behind a bounded queue. */
export function createArgon2Hasher({
  memoryCost = 19_456,
  timeCost = 2,
  waiting = 64,
}: Argon2Options = {}): PasswordHasher {
  const options = Object.freeze({ memoryCost, timeCost, parallelism: 1 })
  const queue = createBoundedQueue({ parallel: PARALLEL, waiting, name: 'password hashing' })
  // Verified against when there is no hash, so that both take the same work; no password matches it.
  const decoy = hash('\u0000no password\u0000', options)
  const noRecipe = recipeOf(options, new Uint8Array(SALT_BYTES))
  return {
    hash: (password) => queue(() => hash(password, options)),
    verify: (password, stored) =>
      queue(async () => (await verify(stored ?? (await decoy), password)) && stored !== null),
    recipe: (salt) => recipeOf(options, salt),
    derive: (text, recipe) =>
      queue(async () => {
        const { salt, ...cost } = JSON.parse(recipe ?? noRecipe)
        const raw = await hashRaw(text, { ...cost, salt: Buffer.from(salt, 'base64url') })
        return raw.toString('base64url')
      }),
    isOutdated(stored) {
      const used = parseOptions(stored)
      return used.memoryCost < memoryCost || used.timeCost < timeCost
    },
  }
}
