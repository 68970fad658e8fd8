import type { Method } from '../../ports/store/method-store.ts'
import { traitsOf } from './registry.ts'

/**
 * Whether a browser made it by itself, and nobody agreed to it or was verified (Level 3 §5.1.3): it stands in the place
 * of a password, which the same program would have filled in. It vouches for nothing, and is no second factor.
 */
export function isUnasked(method: Pick<Method, 'kind' | 'data'>): boolean {
  return traitsOf(method.kind).instance.reaches?.(method) === 'aal1'
}
