import type { Store } from '../../../../api/ports/store/store.ts'
import { Unavailable } from '../../../../api/ports/unavailable.ts'

/** A store whose calls can be made to fail, as they do when the disk is full or the network gone. */
export function createFaultyStore(real: Store) {
  let callsLeft = Number.POSITIVE_INFINITY
  let isBroken = false
  const failing = async () => {
    callsLeft--
    if (isBroken || callsLeft === 0) throw new Unavailable('The database does not answer')
  }
  const store: Store = {
    ...real,
    run: async (make) => {
      await failing()
      return real.run(make)
    },
    atomically: async (make) => {
      await failing()
      return real.atomically(make)
    },
    ping: async () => {
      await failing()
      return real.ping()
    },
  }
  return {
    store,
    /** The n-th call from now fails, and only that. */
    failAt: (n: number) => {
      callsLeft = n
    },
    break: () => {
      isBroken = true
    },
    mend: () => {
      isBroken = false
      callsLeft = Number.POSITIVE_INFINITY
    },
  }
}

export type FaultyStore = ReturnType<typeof createFaultyStore>
