import type { JourneyRecord } from '../journey.ts'
import type { Requirement } from '../requirements/requirement.ts'
import * as must from '../requirements/requirements.ts'
import {
  countedInEnrolment,
  FIRST_INVITATION,
  isEnrolling,
  RECOVERY,
  recovering,
} from './enrolment.ts'

/** Whoever has an account signs in with what they have, and accepts what is added. */
const ACCEPT_ADDITIONS: readonly Requirement[] = [
  must.firstFactorProven,
  must.notSuspended,
  must.standsAlone,
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

/** Somebody was invited: for the first time, or to more than they had. */
export const invitation: JourneyRecord = {
  name: 'invitation',
  starts(request, { linked, addressed, session, remembered }) {
    // A live session is offered first; an address from an earlier visit would hide it.
    const address = session ? null : remembered
    return {
      whose: {
        personId: null,
        invitationId: linked?.id ?? (address && addressed?.id) ?? null,
        email: linked?.email ?? address?.email ?? null,
      },
      facts:
        request.invitation === undefined ? {} : linked ? { byLink: true } : { unknownLink: true },
    }
  },
  reads: ['memberships', 'notices', 'grace', 'invitation'],
  requirements(context) {
    const { facts } = context
    if (isEnrolling(context)) return FIRST_INVITATION
    if (facts.recovering) return recovering(context)
    if (facts.byLink) return INVITED_AGAIN_BY_LINK
    // "Invited, or forgotten?" is one door: without an open invitation it was forgotten.
    const ledTo = facts.ledTo ?? (must.invitationIsOpen(context) ? 'recovery' : 'addition')
    return ledTo === 'recovery' ? RECOVERY : INVITED_AGAIN_BY_ADDRESS
  },
  counted: countedInEnrolment,
  ends: 'session',
  rules: {
    findsInvitation: true,
    methodsIdentify: false,
    canRecover: true,
    mailboxSaysWho: true,
    needsLiveSession: false,
    purpose: 'sign-in',
    binds: null,
    codePurpose: null,
  },
}
