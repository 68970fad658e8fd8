import type { StepName } from '../../../contract/views.ts'
import { FORGETTABLE, MAILBOX, SPARE_KINDS } from '../../methods/kinds.ts'
import { traitsOf } from '../../methods/registry.ts'
import { isPasswordless } from '../../policy/portal-policy.ts'
import { enrollingOf, type FlowContext, hasAccount, isOvertakenEnrolment } from '../context.ts'
import { codesLeftTold } from '../requirements/codes-told.ts'
import {
  firstFactorChosen,
  firstFactorProvenOrMade,
  openerMade,
} from '../requirements/first-factors.ts'
import { keySetUpIfDemanded } from '../requirements/keys-demanded.ts'
import { replacedOnOwnOrigin } from '../requirements/own-origin.ts'
import type { Requirement } from '../requirements/requirement.ts'
import * as must from '../requirements/requirements.ts'
import { heldFactorProven } from '../requirements/vouched.ts'

/** What several journeys ask for in the same order: becoming somebody, and coming back. */

/** Invited, and no account yet: mailbox, name, a second factor, a first one, notices. */
export const FIRST_INVITATION: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.linkIsOpen,
  must.nobodyElseSignedIn,
  must.notDeclined,
  must.mailboxProven,
  must.notSuspended,
  must.deniedUnlessInvitationOpen,
  must.personBegun,
  must.nameConfirmed,
  must.secondFactorEnrolled,
  firstFactorChosen,
  must.standsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
  keySetUpIfDemanded,
  must.codesMadeIfDemanded,
  must.noticesAccepted,
]

/**
 * What was forgotten: the mailbox, the second factor that the person has, a new one; then they sign in
 * with it. Nothing is skipped, nothing is removed, and the reset itself lets nobody in.
 */
const REPLACE_FORGOTTEN: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.mailboxProven,
  must.notSuspended,
  must.notFrozen,
  replacedOnOwnOrigin,
  heldFactorProven,
  must.forgottenReplaced,
  must.replacedProven,
  must.standsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
  must.codesMadeIfDemanded,
]

/**
 * Where nobody has a password: the mailbox, what vouches, and what lets in by itself, made anew. It is shown as it is
 * made, and what was lost is not switched off: the person may find it.
 */
const MAKE_ANEW: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.mailboxProven,
  must.notSuspended,
  must.notFrozen,
  openerMade,
  must.levelReached,
  must.enrolledIfDemanded,
  must.codesMadeIfDemanded,
]

const anew = ({ portal }: FlowContext): readonly Requirement[] =>
  isPasswordless(portal.policy) ? MAKE_ANEW : REPLACE_FORGOTTEN

/** Forgotten or lost, with an account: it is replaced, or made anew. */
export const recovery = (context: FlowContext): readonly Requirement[] => [
  ...anew(context),
  must.noticesAccepted,
  must.hasMembership,
  codesLeftTold,
]

/** Invited again, and it was forgotten: the one after the other. */
const recoveryAndAdditions = (context: FlowContext): readonly Requirement[] => [
  ...anew(context),
  must.deniedUnlessInvitationOpen,
  keySetUpIfDemanded,
  must.additionsAccepted,
  must.noticesAccepted,
  codesLeftTold,
]

/** Whoever has an account signs in with what they have, and accepts what is added. */
const ACCEPT_ADDITIONS: readonly Requirement[] = [
  firstFactorProvenOrMade,
  must.notSuspended,
  must.notFrozen,
  must.standsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
  must.deniedUnlessInvitationOpen,
  keySetUpIfDemanded,
  must.codesMadeIfDemanded,
  must.additionsAccepted,
  must.noticesAccepted,
  codesLeftTold,
]

/** Invited, with an account, and came by the link: it says whose it is, so the first factor comes first. */
export const INVITED_AGAIN_BY_LINK: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.linkIsOpen,
  must.nobodyElseSignedIn,
  ...ACCEPT_ADDITIONS,
]

/**
 * With a typed address the mailbox comes first, whoever it belongs to: otherwise the next screen
 * would tell an outsider whether the address has an account.
 */
export const INVITED_AGAIN_BY_ADDRESS: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.mailboxProven,
  must.deniedUnlessInvitationOpen,
  ...ACCEPT_ADDITIONS,
]

/** "Invited, or forgotten?" is one door: whoever never had an account was invited. */
export function recovering(context: FlowContext): readonly Requirement[] {
  if (!hasAccount(context)) return FIRST_INVITATION
  // What was begun as an enrolment ends as what it has become, with what was chosen elsewhere.
  if (isOvertakenEnrolment(context)) return INVITED_AGAIN_BY_ADDRESS
  return must.deniedUnlessInvitationOpen(context)
    ? recovery(context)
    : recoveryAndAdditions(context)
}

/** Steps that a first enrolment counts, in order; null for whoever is known to have an account. */
export function countedInEnrolment(context: FlowContext): readonly StepName[] | null {
  const { facts } = context
  if (facts.recovering && facts.mailboxAt === undefined) return null
  // Until the mailbox is proven, a typed address with an account is counted like any other.
  const isOpenlyKnown = facts.byLink || facts.mailboxAt !== undefined
  if (isOpenlyKnown && hasAccount(context)) return null
  const isAsked = context.portal.policy.recoveryCodes === 'compulsory'
  const codes = isAsked ? SPARE_KINDS.map(traitsOf) : []
  const first = isPasswordless(context.portal.policy) ? [] : [FORGETTABLE]
  const enrolled = [enrollingOf(context), ...first, ...codes].flatMap(({ steps }) =>
    steps.enrol ? [steps.enrol.name] : [],
  )
  return [MAILBOX.steps.verify.name, 'register', ...enrolled, 'notice']
}
