import { FORGETTABLE } from '../../methods/kinds.ts'
import { isPasswordless } from '../../policy/portal-policy.ts'
import {
  type FlowContext,
  hasProven,
  heldOf,
  isOpenerLacking,
  isUnproven,
  offeredOf,
} from '../context.ts'
import { onOwnOrigin } from './own-origin.ts'
import type { Requirement } from './requirement.ts'
import {
  enrolOneOf,
  firstFactorProven,
  mailboxProven,
  notFrozen,
  notSuspended,
  setUpAfterHeld,
} from './requirements.ts'
import { denied, enrol, verify, verifyOneOf } from './unmet.ts'
import { heldFactorProven } from './vouched.ts'

/** The first factor, with a password or without: chosen with an invitation, shown, or made anew where it is lost. */

/** Onboarding's first factor: chosen or made here, or proven here when another browser did. */
export const firstFactorChosen: Requirement = (context) => {
  if (isPasswordless(context.portal.policy)) {
    if (!isOpenerLacking(context)) return null
    return verifyOneOf(context, openersHereOf(context)) ?? setUpAfterHeld(context)
  }
  if (hasProven(context, [FORGETTABLE.kind])) return null
  const isHeld = heldOf(context, FORGETTABLE.kind).length > 0
  return isHeld ? verify(FORGETTABLE) : enrol(FORGETTABLE)
}

/**
 * The first factor of whoever was invited and has an account. Where nobody has a password, and nothing of theirs opens this
 * portal, that is set up: after the mailbox, and what vouches for it. A link tells no more than whether it has to be.
 */
export const firstFactorProvenOrMade: Requirement = (context) => {
  const isKnown = context.facts.byLink || !isUnproven(context)
  const isMade = isKnown && isOpenerLacking(context) && openersHereOf(context).length === 0
  return isMade ? openerMade(context) : firstFactorProven(context)
}

/** What lets in by itself is set up anew: vouched for like any second factor, since it is one. */
export const openerMade: Requirement = (context) =>
  isOpenerLacking(context)
    ? (mailboxProven(context) ??
      notSuspended(context) ??
      notFrozen(context) ??
      openerVouched(context))
    : null

const openerVouched: Requirement = (context) =>
  onOwnOrigin(context) ?? heldFactorProven(context) ?? mayBeMade(context)

const mayBeMade: Requirement = (context) =>
  offeredOf(context).length > 0 ? enrolOneOf(context) : denied('no-usable-method')

/** What the person has that opens a portal without passwords. */
const openersHereOf = (context: FlowContext) =>
  context.portal.policy.firstFactors.flatMap((kind) => heldOf(context, kind))
