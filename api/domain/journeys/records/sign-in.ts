import type { JourneyRecord } from '../journey.ts'
import { codesLeftTold } from '../requirements/codes-told.ts'
import { offerAnswered } from '../requirements/offering.ts'
import type { Requirement } from '../requirements/requirement.ts'
import * as must from '../requirements/requirements.ts'
import { countedInEnrolment, recovering } from './enrolment.ts'

const SIGN_IN: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.firstFactorProven,
  must.notSuspended,
  must.standsAlone,
  must.levelReached,
  must.enrolledIfDemanded,
  must.codesMadeIfDemanded,
  must.noticesAccepted,
  must.hasMembership,
  offerAnswered,
  codesLeftTold,
]

/** Of whoever said "this was not me": nothing is set up on the way in. The two begin alike, so that strangers learn nothing. */
const SIGN_IN_FROZEN: readonly Requirement[] = [
  must.levelCanBeReached,
  must.identified,
  must.firstFactorProven,
  must.notSuspended,
  must.strongShown,
  must.levelReached,
  must.noticesAccepted,
  must.hasMembership,
]

/**
 * The journey of `<farstu-login>`: somebody comes in with what they have. Begins with an address, a live
 * session or a method that finds them; ends in a session, and a code for the host. "Forgotten" is a branch of
 * it, for which the mailbox is asked and whatever second factor the person has.
 */
export const signIn: JourneyRecord = {
  name: 'sign-in',
  // A live session is offered first; an address from an earlier visit would hide it.
  starts: ({ method, pick, forgotten }, { session, remembered, addressed }) => ({
    whose: {
      personId: null,
      invitationId: (forgotten && !session && addressed?.id) || null,
      email: session ? null : (remembered?.email ?? null),
    },
    facts: {
      ...(method && { chosen: method }),
      ...(pick && { picking: {} }),
      // An address of this browser would be asked for its password.
      ...(forgotten && { recovering: true as const, otherAddress: true as const }),
      ...(remembered && !session && { named: true as const }),
    },
  }),
  reads: ['memberships', 'notices', 'grace', 'invitation', 'pass', 'offer'],
  requirements: (context) => {
    if (context.facts.recovering) return recovering(context)
    return context.person?.frozenAt ? SIGN_IN_FROZEN : SIGN_IN
  },
  counted: (context) => (context.facts.recovering ? countedInEnrolment(context) : null),
  ends: 'session',
  rules: {
    findsInvitation: false,
    methodsIdentify: true,
    canRecover: true,
    mailboxSaysWho: true,
    remembers: true,
    needsLiveSession: false,
    purpose: 'sign-in',
    binds: null,
    codePurpose: null,
    named: null,
    ownPage: 'sign-in',
    proofsLastMs: null,
    among: null,
  },
}
