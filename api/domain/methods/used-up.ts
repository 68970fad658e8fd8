import type { Method } from '../../ports/store/method-store.ts'
import { SPARE_KINDS } from './kinds.ts'
import { traitsOf } from './registry.ts'

type Counted = Pick<Method, 'kind' | 'counter'>

/** How often it still works; null for what works any number of times. */
export function usesLeft({ kind, counter }: Counted): number | null {
  const { timesUsable } = traitsOf(kind).instance
  return timesUsable === null ? null : Math.max(0, timesUsable - (counter ?? 0))
}

/** It counts, and there is nothing left of it to show. */
export function isUsedUp(method: Counted): boolean {
  return usesLeft(method) === 0
}

/** How many recovery codes are left of the set that is among these methods; null where there is none. */
export function codesLeft(methods: readonly Counted[]): number | null {
  const set = methods.find(({ kind }) => SPARE_KINDS.some((spare) => spare === kind))
  return set ? usesLeft(set) : null
}
