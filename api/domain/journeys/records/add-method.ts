import type { JourneyRecord } from '../journey.ts'
import { keyVouchedIfDemanded } from '../requirements/keys-demanded.ts'
import { onOwnOrigin } from '../requirements/own-origin.ts'
import * as must from '../requirements/requirements.ts'
import { adderProven } from '../requirements/vouched.ts'

/**
 * The journey of `<farstu-authenticator>` and `<farstu-recovery-codes>`: one more method for whoever is signed in. One that the person has is
 * asked for again, for this one act: a session left open, or taken over, adds none. Ends with the method; it
 * makes no session.
 */
export const addMethod: JourneyRecord = {
  name: 'add-method',
  starts: ({ kind }, { session, signedIn }) => {
    const { id = null, email = null } = (session && signedIn) ?? {}
    return {
      whose: { personId: id, invitationId: null, email },
      facts: kind ? { enrolling: kind } : {},
    }
  },
  reads: ['portals', 'pass'],
  requirements: () => [
    must.signedIn,
    must.notSuspended,
    must.notFrozen,
    onOwnOrigin,
    must.mayBeAdded,
    must.roomForMore,
    adderProven,
    keyVouchedIfDemanded,
    must.firstFactorAndMailboxIfNoneShown,
    must.methodAdded,
  ],
  counted: () => null,
  ends: 'method',
  rules: {
    findsInvitation: false,
    methodsIdentify: false,
    canRecover: false,
    mailboxSaysWho: true,
    remembers: false,
    needsLiveSession: true,
    purpose: 'enrol',
    binds: null,
    codePurpose: 'enrol',
    named: null,
    ownPage: 'account',
    proofsLastMs: null,
    among: null,
  },
}
