import { MAILBOX } from '../../methods/kinds.ts'
import { factorsFor, type NamedAct } from '../../policy/act-factors.ts'
import { isAtLeast, levelOf } from '../../policy/levels.ts'
import { confirmingOf } from '../confirming.ts'
import { countedOf, type FlowContext, firstFactorOf } from '../context.ts'
import { openersOf } from '../vouching.ts'
import type { Requirement } from './requirement.ts'
import { isMailboxFresh, levelReached } from './requirements.ts'

/** What `confirm` asks for, and whatever else whoever is signed in confirms. */

/** What is to be confirmed is known, still to be had, and this person's, in this session. */
export const actStands: Requirement = (context) =>
  confirmingOf(context) ? null : { step: 'denied', reason: 'confirmation-unknown' }

/** Said before anything is asked; asked again when it is done. */
export const actMayBeDone: Requirement = (context) => {
  const confirming = confirmingOf(context)
  const own = confirming?.by === 'us' ? confirming.record.whyNot(confirming.scene) : null
  const reason = own ?? context.actForbidden
  return reason && { step: 'denied', reason }
}

/** Met by a press, once the act was shown. */
export const actAgreed: Requirement = ({ facts }) => (facts.agreed ? null : { step: 'confirm' })

/** Where a policy says what confirms an act, nothing stands in for it: neither a mailbox nor a password. */
export const actFactorHeld =
  (actOf: (context: FlowContext) => NamedAct | null): Requirement =>
  (context) => {
    const act = actOf(context)
    const only = act && factorsFor(context.portal.policy, act)
    return only === null || openersOf(context).length > 0
      ? null
      : { step: 'denied', reason: 'no-usable-method' }
  }

/**
 * Whoever never had a second factor shows a mailed code and the first: the code alone raises nothing. It comes
 * first, so that the two minutes run from the password.
 */
export const mailboxFresh: Requirement = (context) =>
  openersOf(context).length > 0 || isMailboxFresh(context)
    ? null
    : { step: MAILBOX.steps.verify.name }

/** The first factor, shown here: what the session rests on was shown for something else. */
export const firstFactorHere: Requirement = (context) => {
  if (openersOf(context).length > 0) return null
  const { firstFactors } = context.portal.policy
  const isShown = context.provenHere.some(({ kind }) => firstFactors.some((one) => one === kind))
  return isShown ? null : { step: firstFactorOf(context).steps.verify.name }
}

/** The level that the host asked for, by what is shown here and the session; said where it cannot be. */
export const heldLevelReached: Requirement = (context) => {
  const unmet = levelReached(context)
  if (unmet) return unmet
  const reached = levelOf(countedOf(context), context.portal.policy.password)
  return reached !== null && isAtLeast(reached, context.level)
    ? null
    : { step: 'denied', reason: 'no-usable-method' }
}
