import type { Store } from '../../../../api/ports/store/store.ts'
import type { OpenServer } from '../beginnings.ts'

/** A store that lets something happen before the next transaction begins, once it is told to. */
function createInterruptedStore(real: Store) {
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

/** A server on such a store. */
export async function openInterrupted(openServer: OpenServer) {
  let interrupted: ReturnType<typeof createInterruptedStore> | undefined
  const server = await openServer({
    replace: ({ store }) => {
      interrupted = createInterruptedStore(store)
      return { store: interrupted.store }
    },
  })
  if (!interrupted) throw new Error('No store was replaced')
  const { beforeNext, isWaiting } = interrupted
  return { server, beforeNext, isWaiting }
}
