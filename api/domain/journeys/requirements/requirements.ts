import {
  FACTOR_KINDS,
  FORGETTABLE,
  isSecondFactor,
  MAILBOX,
  SPARE_KINDS,
} from '../../methods/kinds.ts'
import { traitsOf } from '../../methods/registry.ts'
import { hasRoomFor } from '../../methods/room.ts'
import { isUnasked } from '../../methods/unasked.ts'
import { isUsedUp } from '../../methods/used-up.ts'
import { isAtLeast, levelOf } from '../../policy/levels.ts'
import { isAccepted, isPasswordless } from '../../policy/portal-policy.ts'
import { haveAllRunOut } from '../../values/run-out.ts'
import { MINUTE } from '../../values/time.ts'
import {
  addingOf,
  countedOf,
  enrollingOf,
  type FlowContext,
  firstFactorOf,
  hasProven,
  hasProvenSecondFactor,
  heldOf,
  isTheirsToEnrol,
  offeredOf,
  secondFactorsOf,
  tooWeakAlone,
} from '../context.ts'
import { isProvenIn, makersOf, openersOf, tooNewToMake, vouchersOf } from '../vouching.ts'
import { dueNotice } from './due-notice.ts'
import { isCoveredByGrace } from './grace.ts'
import { onOwnOrigin } from './own-origin.ts'
import { isPassShown, passOpens } from './passing.ts'
import type { Requirement, Unmet } from './requirement.ts'
import { denied, enrol, verify, verifyOneOf } from './unmet.ts'
import { heldFactorProven, oneProven } from './vouched.ts'

/** Everything that a journey may ask for. */

/** Whose journey this is: an address was typed, a link followed, a session continued, or a method finds it. */
export const identified: Requirement = (context) => {
  const { flow, facts, identifying } = context
  if (facts.unknownLink) return denied('invitation-unknown')
  if (flow.email !== null || flow.personId !== null) return null
  if (identifying.some((kind) => kind === facts.chosen)) return null
  return { step: canChooseAddress(context) ? 'choose-address' : 'identify' }
}

/** A live session is offered first. */
function canChooseAddress({ facts, session, remembered }: FlowContext): boolean {
  return session === null && remembered.length > 0 && !facts.otherAddress
}

/** By link, an invitation that is over is said to be so before anything is asked. Met by everybody else. */
export const linkIsOpen: Requirement = (context) =>
  context.facts.byLink ? deniedUnlessInvitationOpen(context) : null

/**
 * Met while there is an invitation that can still be completed: null then, else why it cannot be. By typed
 * address its state is told only to whoever has proven the mailbox.
 */
export const deniedUnlessInvitationOpen: Requirement = (context) => {
  const { invitation, now } = context
  if (!invitation) return denied('no-invitation')
  if (invitation.state === 'revoked') return denied('invitation-revoked')
  if (invitation.state === 'complete') return denied('invitation-used')
  if (invitation.expiresAt <= now) return denied('invitation-expired')
  // Whoever set up an account for it would have no role here.
  return haveAllRunOut(context.invitedRoles, now) ? denied('no-membership') : null
}

/** By link only: whoever typed an address has to prove it is theirs. */
export const nobodyElseSignedIn: Requirement = ({ facts, session, invitation }) => {
  const isElse = session !== null && session.person.emailKey !== invitation?.emailKey
  return facts.byLink && isElse ? { step: 'other-person' } : null
}

/** Met unless "I am not the right person" was pressed: then who should have been asked, and then the end. */
export const notDeclined: Requirement = ({ facts }) => {
  if (facts.declining) return { step: 'successor' }
  return facts.declined ? denied('invitation-declined') : null
}

/** What the host's server asked for is still to be had: once, and within its time. */
export const verificationStands: Requirement = ({ verification }) =>
  verification ? null : denied('verification-unknown')

/** Met by a mailed code in this flow. One from another flow or browser does not count. */
export const mailboxProven: Requirement = ({ facts }) =>
  facts.mailboxAt === undefined ? verify(MAILBOX) : null

/** An invitation that was renewed after the mailbox was proven has nobody yet: it is proven again. */
export const personBegun: Requirement = ({ person }) => (person ? null : verify(MAILBOX))

/** Met once in an enrolment, in whichever browser. */
export const nameConfirmed: Requirement = ({ enrolled }) =>
  enrolled.has('name-confirmed') ? null : { step: 'register' }

/**
 * Onboarding's second factor: enrolled here, or proven here when another browser enrolled it.
 * Not asked for where one factor alone reaches the level, nor before the first where nobody has a password.
 */
export const secondFactorEnrolled: Requirement = (context) => {
  if (isPasswordless(context.portal.policy) || !isAtLeast(context.level, 'aal2')) return null
  if (hasProvenSecondFactor(context)) return null
  return verifyOneOf(context, secondFactorsOf(context)) ?? setUpAfterHeld(context)
}

/** One that only another portal accepts vouches all the same. */
export const setUpAfterHeld: Requirement = (context) => {
  const isHeld = vouchersOf(context).length > 0
  return (isHeld ? heldFactorProven(context) : null) ?? enrolOneOf(context)
}

/** The second factor that the portal prefers, or another that the person wants to set up. */
export const enrolOneOf = (context: FlowContext): Unmet => {
  const offered = offeredOf(context)
  const isWanted = context.facts.picking !== undefined && offered.length > 1
  return isWanted ? { step: 'enrol' } : enrol(enrollingOf(context), offered)
}

/** Met while the session lives that the flow began with: methods are added by whoever is signed in. */
export const signedIn: Requirement = ({ session }) => (session ? null : denied('signed-out'))

/** Met while one more of the kind may be added (`methods/room.ts`), and once one was. */
export const roomForMore: Requirement = (context) => {
  const { kind, instance } = enrollingOf(context)
  const isRoom = instance.isRenewed || hasRoomFor(kind, context.placed)
  return context.facts.added || isRoom ? null : denied('too-many-methods')
}

/** The portal accepts what is to be added, and something vouches for what is for the drawer. */
export const mayBeAdded: Requirement = (context) => {
  const { kind, uses } = enrollingOf(context)
  const isOther = (context.facts.enrolling ?? kind) !== kind
  if (isOther || !isTheirsToEnrol(context, kind)) return denied('method-not-offered')
  if (!uses.isSpare || makersOf(context).length > 0) return null
  if (tooNewToMake(context).length > 0) return denied('needs-older-method')
  return denied(openersOf(context).length > 0 ? 'no-usable-method' : 'needs-other-factor')
}

/**
 * Whoever has no second factor, or shows a pass in its place, is vouched for by the first and a fresh mailed code: a
 * session that was taken over, and an agent who was talked into a pass, add nothing.
 */
export const firstFactorAndMailboxIfNoneShown: Requirement = (context) => {
  const held = vouchersOf(context)
  const isPassAlone = isPassShown(context) && !isProvenIn(context, held)
  if (held.length > 0 && !isPassAlone) return null
  return firstFactorProven(context) ?? mailboxProven(context)
}

/** What `add-method` is for: met once a method was set up in this flow. */
export const methodAdded: Requirement = (context) =>
  context.facts.added ? null : enrol(enrollingOf(context))

/**
 * A portal that wants everybody to have codes asks whoever has just shown what vouches for them, and holds none that
 * are left. Whoever came in by a code is asked the next time.
 */
export const codesMadeIfDemanded: Requirement = (context) => {
  if (context.portal.policy.recoveryCodes !== 'compulsory') return null
  if (!isProvenIn(context, openersOf(context))) return null
  const spare = SPARE_KINDS.map(traitsOf).find(
    ({ kind }) => !heldOf(context, kind).some((set) => !isUsedUp(set)),
  )
  return spare ? enrol(spare) : null
}

/** How long a proven mailbox stands beside what is shown after it: the mail comes first, and takes its time. */
const MAILBOX_LASTS_MS = 10 * MINUTE

/** Proven in this flow, and not long ago. */
export const isMailboxFresh = ({ facts, now }: Pick<FlowContext, 'facts' | 'now'>): boolean =>
  now - (facts.mailboxAt ?? Number.NEGATIVE_INFINITY) < MAILBOX_LASTS_MS

/**
 * The password that is to be changed; "forgotten", a fresh mailed code stands in for it. Nobody has one who has only
 * come in where none is asked for; there it is not changed either.
 */
export const currentShown: Requirement = (context) => {
  if (isPasswordless(context.portal.policy)) return denied('method-not-offered')
  if (context.facts.recovering) return isMailboxFresh(context) ? null : verify(MAILBOX)
  if (heldOf(context, FORGETTABLE.kind).length === 0) return denied('no-usable-method')
  const isShown = context.provenHere.some(({ kind }) => kind === FORGETTABLE.kind)
  return isShown ? null : verify(FORGETTABLE)
}

/** Choosing it proves nothing: it is asked for afterwards, like any other. */
export const forgottenReplaced: Requirement = ({ facts }) =>
  facts.replacedAt === undefined ? enrol(FORGETTABLE) : null

/** The new one is signed in with, whatever else was shown on the way: the reset lets nobody in. */
export const replacedProven: Requirement = (context) =>
  hasProven(context, [FORGETTABLE.kind]) ? null : verify(FORGETTABLE)

/** The first factor; asked of everybody alike, so that an outsider learns nothing. */
export const firstFactorProven: Requirement = (context) =>
  hasProven(context, context.portal.policy.firstFactors) ? null : verify(firstFactorOf(context))

/** Asked only once somebody has proven that they are the person: strangers are not told. */
export const notSuspended: Requirement = ({ person }) =>
  person?.suspendedAt ? denied('suspended') : null

/** Whoever may have lost the account changes nothing in it; said once somebody has proven that they are the person. */
export const notFrozen: Requirement = ({ person }) => (person?.frozenAt ? denied('frozen') : null)

/** Of a frozen account: a strong one that is held, accepted here or not, and neither paper nor grace in its place. */
export const strongShown: Requirement = (context) => {
  const strong = context.methods.filter((one) => isSecondFactor(one) && !isUnasked(one))
  const isShown = context.proven.some(({ methodId }) => strong.some(({ id }) => id === methodId))
  return isShown ? null : (verifyOneOf(context, strong) ?? denied('frozen'))
}

/** Said before anything is asked: no method accepted here reaches the level that the host wants. */
export const levelCanBeReached: Requirement = ({ level, portal }) =>
  FACTOR_KINDS.some(
    (kind) => isAccepted(portal.policy, kind) && isAtLeast(traitsOf(kind).uses.level, level),
  )
    ? null
    : denied('no-usable-method')

/** Another factor that the person has, where the level asks for one; what was shown is not asked again. */
export const levelReached: Requirement = (context) => {
  // A pass leads to setting something up, and counts for nothing by itself.
  if (isReached(context) || isPassShown(context)) return null
  if (context.facts.withPass && passOpens(context, 'method')) return { step: 'access-pass' }
  return verifyOneOf(context, addingOf(context))
}

/**
 * Where one factor opens the portal, what was chosen beside another may be too weak for it: it is
 * replaced, after the other, or after a fresh mailed code where there never was one.
 */
export const standsAlone: Requirement = (context) => {
  const weak = tooWeakAlone(context)
  if (isAtLeast(context.level, 'aal2') || !weak) return null
  const isHeld = vouchersOf(context).length > 0
  const shown = oneProven(context, vouchersOf(context), 'knowledge')
  const vouched = shown ?? (isHeld ? null : mailboxProven(context))
  return onOwnOrigin(context) ?? vouched ?? enrol(traitsOf(weak.kind))
}

/**
 * Policy wants a method that the person lacks: set it up, after one that they have, accepted here or not,
 * and a fresh mailed code. Whoever had one before and lost it is not let in by the mailbox.
 */
export const enrolledIfDemanded: Requirement = (context) => {
  if (isReached(context) || isCoveredByGrace(context)) return null
  const vouched = heldFactorProven(context)
  if (vouched) return vouched
  const offered = offeredOf(context)
  if (offered.length === 0) return denied('no-usable-method')
  const { enrolling } = context.facts
  if (!enrolling || !offered.includes(enrolling)) return { step: 'enrol' }
  return onOwnOrigin(context) ?? mailboxProven(context) ?? enrol(traitsOf(enrolling), offered)
}

/** Met by a press in this flow: signing in accepts nothing. */
export const additionsAccepted: Requirement = ({ facts }) =>
  facts.accepted ? null : { step: 'accept' }

/** Met when no document is due, in any language. See `due-notice.ts`. */
export const noticesAccepted: Requirement = (context) =>
  dueNotice(context) ? { step: 'notice' } : null

/** Signed in, but with no role here: not an error, and no loop. */
export const hasMembership: Requirement = ({ memberships }) =>
  memberships.length > 0 ? null : denied('no-membership')

function isReached(context: FlowContext): boolean {
  const reached = levelOf(countedOf(context), context.portal.policy.password)
  return reached !== null && isAtLeast(reached, context.level)
}
