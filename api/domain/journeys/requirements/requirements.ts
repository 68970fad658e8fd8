import type { DeniedReason, StepName } from '../../../contract/views.ts'
import { factorOf } from '../../methods/factors.ts'
import { isAtLeast, levelOf } from '../../policy/levels.ts'
import { hasRoomForMore } from '../../policy/method-limit.ts'
import {
  enrolStepOf,
  type FlowContext,
  hasMethod,
  hasProven,
  hasProvenSecondFactor,
  heldFactorsOf,
  isTooShortAlone,
  secondFactorsOf,
} from '../context.ts'
import { dueNotice } from './due-notice.ts'
import { isCoveredByGrace } from './grace.ts'

/** What is still missing: the step that supplies it, or why it cannot be supplied. */
export type Unmet =
  | { readonly step: Exclude<StepName, 'denied' | 'done'> }
  | { readonly step: 'denied'; readonly reason: DeniedReason }

/** Looks at facts and says what is missing; null when nothing is. It never changes anything. */
export type Requirement = (context: FlowContext) => Unmet | null

const denied = (reason: DeniedReason): Unmet => ({ step: 'denied', reason })

/** Whose journey this is: an address was typed, a link followed, or a session continued. */
export const identified: Requirement = ({ flow, facts }) => {
  if (facts.unknownLink) return denied('invitation-unknown')
  return flow.email === null && flow.personId === null ? { step: 'identify' } : null
}

/** By link, an invitation that is over is said to be so before anything is asked. */
export const linkIsOpen: Requirement = (context) =>
  context.facts.byLink ? invitationIsOpen(context) : null

/** By typed address its state is told only to whoever has proven the mailbox. */
export const invitationIsOpen: Requirement = ({ invitation, now }) => {
  if (!invitation) return denied('no-invitation')
  if (invitation.state === 'revoked') return denied('invitation-revoked')
  if (invitation.state === 'complete') return denied('invitation-used')
  return invitation.expiresAt <= now ? denied('invitation-expired') : null
}

/** By link only: whoever typed an address has to prove it is theirs. */
export const nobodyElseSignedIn: Requirement = ({ facts, session, invitation }) => {
  const isElse = session !== null && session.person.emailKey !== invitation?.emailKey
  return facts.byLink && isElse ? { step: 'other-person' } : null
}

export const notDeclined: Requirement = ({ facts }) => {
  if (facts.declining) return { step: 'successor' }
  return facts.declined ? denied('invitation-declined') : null
}

/** What the host's server asked for is still to be had: once, and within its time. */
export const verificationStands: Requirement = ({ verification }) =>
  verification ? null : denied('verification-unknown')

export const mailboxProven: Requirement = ({ facts }) =>
  facts.mailboxAt === undefined ? { step: 'email-code' } : null

/** An invitation that was renewed after the mailbox was proven has nobody yet: it is proven again. */
export const personBegun: Requirement = ({ person }) => (person ? null : { step: 'email-code' })

export const nameConfirmed: Requirement = ({ enrolled }) =>
  enrolled.has('name-confirmed') ? null : { step: 'register' }

/**
 * Onboarding's second factor: enrolled here, or proven here when another browser enrolled it.
 * Not asked for where the password alone reaches the level.
 */
export const secondFactorEnrolled: Requirement = (context) => {
  if (!isAtLeast(context.level, 'aal2') || hasProvenSecondFactor(context)) return null
  const [held] = secondFactorsOf(context)
  return { step: held ? factorOf(held.kind).challenge : enrolStepOf(context) }
}

/** Onboarding's password: chosen here, or proven here when another browser chose it. */
export const passwordChosen: Requirement = (context) => {
  if (hasProven(context, 'password')) return null
  return { step: hasMethod(context, 'password') ? 'password' : 'new-password' }
}

/** Methods are added by whoever is signed in, for themselves. */
export const signedIn: Requirement = ({ session }) => (session ? null : denied('signed-out'))

/** Said before anything is asked. */
export const roomForMore: Requirement = ({ facts, methods }) =>
  facts.added || hasRoomForMore(methods) ? null : denied('too-many-methods')

/** Whoever never had a second factor is vouched for by password and a fresh mailed code. */
export const firstFactorAndMailboxIfNoneHeld: Requirement = (context) =>
  heldFactorsOf(context).length > 0 ? null : (firstFactorProven(context) ?? mailboxProven(context))

export const methodAdded: Requirement = (context) =>
  context.facts.added ? null : { step: enrolStepOf(context) }

/** The second factor that the person has: a mailbox never stands in for it. */
export const heldFactorProven: Requirement = (context) => {
  const held = heldFactorsOf(context)
  const [first] = held
  if (!first) return context.person?.hadSecondFactorAt ? denied('no-usable-method') : null
  const isProven = held.some(({ id }) => context.proven.some(({ methodId }) => methodId === id))
  return isProven ? null : { step: factorOf(first.kind).challenge }
}

/** Choosing it proves nothing: it is asked for afterwards, like any password. */
export const passwordReplaced: Requirement = ({ facts }) =>
  facts.passwordReplacedAt === undefined ? { step: 'new-password' } : null

/** The first factor; asked of everybody alike, so that an outsider learns nothing. */
export const firstFactorProven: Requirement = (context) =>
  hasProven(context, 'password') ? null : { step: 'password' }

export const notSuspended: Requirement = ({ person }) =>
  person?.suspendedAt ? denied('suspended') : null

/** Said before anything is asked: no method known here reaches the level that the host wants. */
export const levelCanBeReached: Requirement = ({ level }) =>
  isAtLeast('aal2', level) ? null : denied('no-usable-method')

/** The second factor that the person has, where the level asks for one. */
export const levelReached: Requirement = (context) => {
  if (isReached(context)) return null
  const [held] = secondFactorsOf(context)
  return held ? { step: factorOf(held.kind).challenge } : null
}

/**
 * Where the password alone opens the portal, one that was chosen beside an app may be too short for it:
 * it is replaced, after the app, or after a fresh mailed code where there never was one.
 */
export const passwordStandsAlone: Requirement = (context) => {
  if (isAtLeast(context.level, 'aal2') || !isTooShortAlone(context)) return null
  const isHeld = heldFactorsOf(context).length > 0
  const vouched = heldFactorProven(context) ?? (isHeld ? null : mailboxProven(context))
  return vouched ?? { step: 'new-password' }
}

/**
 * Policy wants a method that the person never had: set it up, after a fresh mailed code.
 * Whoever had one before and lost it is not let in by the mailbox.
 */
export const enrolledIfDemanded: Requirement = (context) => {
  const { facts, person } = context
  if (isReached(context) || isCoveredByGrace(context)) return null
  if (person?.hadSecondFactorAt) return denied('no-usable-method')
  if (!facts.enrolling) return { step: 'enrol' }
  return {
    step: facts.mailboxAt === undefined ? 'email-code' : factorOf(facts.enrolling).enrol,
  }
}

export const additionsAccepted: Requirement = ({ facts }) =>
  facts.accepted ? null : { step: 'accept' }

export const noticesAccepted: Requirement = (context) =>
  dueNotice(context) ? { step: 'notice' } : null

/** Signed in, but with no role here: not an error, and no loop. */
export const hasMembership: Requirement = ({ memberships }) =>
  memberships.length > 0 ? null : denied('no-membership')

function isReached({ proven, level, portal }: FlowContext): boolean {
  const reached = levelOf(proven, portal.policy.password)
  return reached !== null && isAtLeast(reached, level)
}
