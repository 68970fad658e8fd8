import { hasAccount, isOvertakenEnrolment } from '../context.ts'
import type { JourneyRecord } from '../journey.ts'
import * as must from '../requirements/requirements.ts'
import {
  countedInEnrolment,
  FIRST_INVITATION,
  INVITED_AGAIN_BY_ADDRESS,
  INVITED_AGAIN_BY_LINK,
  recovering,
  recovery,
} from './enrolment.ts'

/**
 * The journey of `<farstu-invitation>`: somebody was invited, for the first time, or to more than they had.
 * Begins with the link of a letter or a typed address; ends in a session, and then the invitation is `complete`
 * and its roles are memberships. Which branch it takes is decided by account and link, never by what would tell
 * an outsider about either.
 */
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
  reads: ['memberships', 'notices', 'grace', 'invitation', 'pass'],
  requirements(context) {
    const { facts } = context
    if (!hasAccount(context)) return FIRST_INVITATION
    if (facts.recovering) return recovering(context)
    if (facts.byLink) return INVITED_AGAIN_BY_LINK
    if (isOvertakenEnrolment(context)) return INVITED_AGAIN_BY_ADDRESS
    // "Invited, or forgotten?" is one door: without an open invitation it was forgotten.
    const ledTo =
      facts.ledTo ?? (must.deniedUnlessInvitationOpen(context) ? 'recovery' : 'addition')
    return ledTo === 'recovery' ? recovery(context) : INVITED_AGAIN_BY_ADDRESS
  },
  counted: countedInEnrolment,
  ends: 'session',
  rules: {
    findsInvitation: true,
    methodsIdentify: false,
    canRecover: true,
    mailboxSaysWho: true,
    remembers: false,
    needsLiveSession: false,
    purpose: 'sign-in',
    binds: null,
    codePurpose: null,
    named: null,
    ownPage: 'invitation',
    proofsLastMs: null,
    among: null,
  },
}
