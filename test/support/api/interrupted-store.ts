import type { Store } from '../../../api/ports/store/store.ts'

/** A store that lets something happen before the next transaction begins, once it is told to. */
export function createInterruptedStore(real: Store) {
  let next: (() => Promise<unknown>) | null = null
  const store: Store = {
    ...real,
    atomically: async (make) => {
      const act = next
      next = null
      await act?.()
      return real.atomically(make)
    },
  }
  return {
    store,
    beforeNext: (act: () => Promise<unknown>) => {
      next = act
    },
    /** Whether what was to happen has not. */
    isWaiting: () => next !== null,
  }
}
