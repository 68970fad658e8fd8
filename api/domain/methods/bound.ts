import type { Method } from '../../ports/store/method-store.ts'

type Suspendable = Pick<Method, 'state' | 'suspendedUntil'>

/** Whether it counts at `now`: active, or with a suspension that is over. The store asks the same. */
export function counts({ state, suspendedUntil }: Suspendable, now: number): boolean {
  if (state !== 'suspended') return state === 'active'
  return suspendedUntil !== null && suspendedUntil <= now
}

/**
 * Whether it takes room and a name: it counts, or will again by itself. What only binding anew brings
 * back takes neither, or there would be no room to bind it in.
 */
export function hasPlace({ state, suspendedUntil }: Suspendable): boolean {
  return state === 'suspended' ? suspendedUntil !== null : state === 'active'
}

/** Whether a method counts in a portal: it counts in all of them, or was made in this one. */
export function countsIn(portalId: string, method: Pick<Method, 'portalId'>): boolean {
  return method.portalId === null || method.portalId === portalId
}
