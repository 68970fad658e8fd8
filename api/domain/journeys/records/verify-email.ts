import { verificationNote } from '../../verifications/verifications.ts'
import type { JourneyRecord } from '../journey.ts'
import { mailboxProven, verificationStands } from '../requirements/requirements.ts'

/**
 * The journey of `<farstu-email-code>`: the mailbox of an address that the host's server named. Begins with
 * what that server was given for it; ends in a code that tells the address once. It makes neither person nor
 * session.
 */
export const verifyEmail: JourneyRecord = {
  name: 'verify-email',
  starts: (_request, { named }) => ({
    whose: { personId: null, invitationId: null, email: named && verificationNote(named).email },
    facts: named ? { verification: named.id } : {},
  }),
  reads: [],
  requirements: () => [verificationStands, mailboxProven],
  counted: () => null,
  ends: 'proven-address',
  rules: {
    findsInvitation: false,
    methodsIdentify: false,
    canRecover: false,
    mailboxSaysWho: false,
    remembers: false,
    needsLiveSession: false,
    purpose: 'verify',
    binds: null,
    codePurpose: 'verify',
    named: 'verification',
    ownPage: null,
    proofsLastMs: null,
    among: null,
  },
}
