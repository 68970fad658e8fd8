import { FEW_CODES } from '../../../contract/plain/codes.ts'
import type { CodesLeftStep } from '../../../contract/views.ts'
import { SPARE_KINDS } from '../../methods/kinds.ts'
import { traitsOf } from '../../methods/registry.ts'
import { codesLeft } from '../../methods/used-up.ts'
import { isAccepted } from '../../policy/portal-policy.ts'
import { type FlowContext, isTheirsToEnrol } from '../context.ts'
import { openersOf } from '../vouching.ts'
import { onOwnOrigin } from './own-origin.ts'
import type { Requirement } from './requirement.ts'
import { enrol } from './unmet.ts'
import { oneProven } from './vouched.ts'

/** What whoever came in by a recovery code is told before the host's page goes on, and the new set that may be made then. */

/** How many codes are left of the set that one was shown of here; null where none was, or its set has ended since. */
export function codesLeftOf({ methods, provenHere }: FlowContext): number | null {
  return codesLeft(methods.filter(({ id }) => provenHere.some(({ methodId }) => methodId === id)))
}

/**
 * Where a new set is made as few are left; null where nobody need make one, or the portal has none. A code vouches for no
 * codes: where there is nothing else, something else comes first.
 */
export function renewalOf(context: FlowContext): CodesLeftStep['renewal'] {
  const { kind } = spare()
  const isFew = (codesLeftOf(context) ?? Number.POSITIVE_INFINITY) <= FEW_CODES
  if (!isFew || !isAccepted(context.portal.policy, kind) || !isTheirsToEnrol(context, kind))
    return null
  if (openersOf(context).length === 0) return 'later'
  return onOwnOrigin(context) ? 'account' : 'here'
}

/** Met by a press; what was begun there is gone on with as long as it may be. Met by whoever showed no code. */
export const codesLeftTold: Requirement = (context) => {
  const { codesTold, renewingCodes } = context.facts
  if (codesTold || codesLeftOf(context) === null) return null
  if (!renewingCodes || renewalOf(context) !== 'here') return { step: 'codes-left' }
  return oneProven(context, openersOf(context), 'nothing') ?? enrol(spare())
}

/** @throws where there is no such kind: a fault in the registry. */
function spare() {
  const [kind] = SPARE_KINDS
  if (!kind) throw new Error('There is no kind for the drawer')
  return traitsOf(kind)
}
