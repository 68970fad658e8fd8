import type { Journey } from '../../contract/views.ts'
import { type FlowContext, hasAccount } from './context.ts'
import type { Requirement, Unmet } from './requirements/requirements.ts'
import * as must from './requirements/requirements.ts'

/**
 * The journeys, each an ordered list of requirements. The step shown is the first that is not met;
 * no step is stored, so a reload, another browser or a changed policy needs no code of its own.
 */

const SIGN_IN: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.firstFactorProven,
  must.notSuspended,
  must.passwordStandsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
  must.noticesAccepted,
  must.hasMembership,
]

const FIRST_INVITATION: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.linkIsOpen,
  must.nobodyElseSignedIn,
  must.notDeclined,
  must.mailboxProven,
  must.notSuspended,
  must.invitationIsOpen,
  must.personBegun,
  must.nameConfirmed,
  must.secondFactorEnrolled,
  must.passwordChosen,
  must.passwordStandsAlone,
  must.noticesAccepted,
]

/** Whoever has an account signs in with what they have, and accepts what is added. */
const ACCEPT_ADDITIONS: readonly Requirement[] = [
  must.firstFactorProven,
  must.notSuspended,
  must.passwordStandsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
  must.invitationIsOpen,
  must.additionsAccepted,
  must.noticesAccepted,
]

const INVITED_AGAIN_BY_LINK: readonly Requirement[] = [
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
const INVITED_AGAIN_BY_ADDRESS: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.mailboxProven,
  must.invitationIsOpen,
  ...ACCEPT_ADDITIONS,
]

/**
 * A forgotten password: the mailbox, the second factor that the person has, a new password; then
 * they sign in with it. Nothing is skipped, nothing is removed, and the reset itself lets nobody in.
 */
const REPLACE_PASSWORD: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.mailboxProven,
  must.notSuspended,
  must.heldFactorProven,
  must.passwordReplaced,
  must.firstFactorProven,
  must.passwordStandsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
]

const RECOVERY: readonly Requirement[] = [
  ...REPLACE_PASSWORD,
  must.noticesAccepted,
  must.hasMembership,
]

/** Invited again, and the password was forgotten: the one after the other. */
const RECOVERY_AND_ADDITIONS: readonly Requirement[] = [
  ...REPLACE_PASSWORD,
  must.invitationIsOpen,
  must.additionsAccepted,
  must.noticesAccepted,
]

/** The mailbox of an address that the host's server named; it makes neither person nor session. */
const VERIFY_EMAIL: readonly Requirement[] = [must.verificationStands, must.mailboxProven]

/**
 * One more authenticator app. A factor that the person has is asked for again, for this one act:
 * a session left open, or taken over, adds none.
 */
const ADD_METHOD: readonly Requirement[] = [
  must.signedIn,
  must.notSuspended,
  must.roomForMore,
  must.heldFactorProven,
  must.firstFactorAndMailboxIfNoneHeld,
  must.methodAdded,
]

export function requirementsOf(context: FlowContext): readonly Requirement[] {
  const { flow, facts } = context
  const journey = flow.journey as Journey
  if (journey === 'verify-email') return VERIFY_EMAIL
  if (journey === 'add-method') return ADD_METHOD
  if (journey === 'sign-in' && !facts.recovering) return SIGN_IN
  if (!hasAccount(context)) return FIRST_INVITATION
  if (facts.recovering) return must.invitationIsOpen(context) ? RECOVERY : RECOVERY_AND_ADDITIONS
  if (facts.byLink) return INVITED_AGAIN_BY_LINK
  // "Invited, or forgotten?" is one door: without an open invitation it was forgotten.
  return must.invitationIsOpen(context) ? RECOVERY : INVITED_AGAIN_BY_ADDRESS
}

/** Whether the journey's end fulfils an invitation. */
export function fulfilsInvitation(context: FlowContext): boolean {
  return requirementsOf(context).includes(must.invitationIsOpen)
}

/** The first requirement that is not met; null when the journey's end is reached. */
export function firstUnmet(context: FlowContext): Unmet | null {
  for (const requirement of requirementsOf(context)) {
    const unmet = requirement(context)
    if (unmet) return unmet
  }
  return null
}

/** Steps that a first enrolment counts, in order, for "Step 2 of 5". */
const COUNTED: readonly string[] = [
  'email-code',
  'register',
  'totp-enrol',
  'new-password',
  'notice',
]

/** Position among the counted steps; null where steps are not counted. */
export function progressOf(context: FlowContext, unmet: Unmet | null) {
  const { flow, facts } = context
  if (flow.journey !== 'invitation' && !facts.recovering) return null
  if (facts.recovering && facts.mailboxAt === undefined) return null
  // Until the mailbox is proven, a typed address with an account is counted like any other.
  const isOpenlyKnown = facts.byLink || facts.mailboxAt !== undefined
  if (isOpenlyKnown && hasAccount(context)) return null
  const at = COUNTED.indexOf(stepThatCounts(unmet?.step) ?? '')
  return at < 0 ? null : { at: at + 1, of: COUNTED.length }
}

/** Proving again what another browser enrolled stands where the enrolment stands. */
function stepThatCounts(step: string | undefined): string | undefined {
  if (step === 'totp') return 'totp-enrol'
  return step === 'password' ? 'new-password' : step
}
