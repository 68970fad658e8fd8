import { traitsOf } from '../methods/registry.ts'
import { isAccepted, type PortalPolicy } from './portal-policy.ts'

/** Whether a kind can be tried where this policy is: it lends itself to that, and "it works" would be true. */
export function isTried(policy: PortalPolicy, kind: string): boolean {
  return traitsOf(kind).uses.canBeTried && isAccepted(policy, kind)
}
