import type { PasswordHasher } from '../../../../api/ports/password-hasher.ts'

/**
 * A hasher that waits, from when it is told to, until it is let go: what happens while a hash is
 * computed happens then.
 */
export function createPausedHasher(real: PasswordHasher) {
  let isHolding = false
  let reached: () => void = () => undefined
  let letGo: () => void = () => undefined
  let gate = Promise.resolve()

  const waiting = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!isHolding) return work()
    isHolding = false
    reached()
    await gate
    return work()
  }

  return {
    hasher: {
      ...real,
      hash: (password) => waiting(() => real.hash(password)),
      verify: (password, hash) => waiting(() => real.verify(password, hash)),
    } satisfies PasswordHasher,

    /** Sends something that is hashed, does something else meanwhile, and resolves what came of it. */
    async meanwhile<T>(send: () => Promise<T>, act: () => Promise<unknown>): Promise<T> {
      gate = new Promise((resolve) => {
        letGo = resolve
      })
      const isHashing = new Promise<void>((resolve) => {
        reached = resolve
      })
      isHolding = true
      const sent = send()
      await isHashing
      await act()
      letGo()
      return sent
    },
  }
}
