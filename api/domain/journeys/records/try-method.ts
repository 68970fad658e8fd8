import type { JourneyRecord } from '../journey.ts'
import * as must from '../requirements/requirements.ts'
import { methodTried, trialStands } from '../requirements/trying.ts'

/**
 * Trying a method that whoever is signed in has: shown as in a sign-in, and checked by the same rules. It counts for
 * nothing: no session, no level, no grant, and what was shown is forgotten with the flow. Its answers are for `try`
 * alone, so that none of another journey is taken here, and none of here anywhere else.
 */
export const tryMethod: JourneyRecord = {
  name: 'try-method',
  starts: ({ object }, { session, signedIn }) => {
    const { id = null, email = null } = (session && signedIn) ?? {}
    return {
      whose: { personId: id, invitationId: null, email },
      facts: object === undefined ? {} : { tries: object },
    }
  },
  reads: [],
  requirements: () => [must.signedIn, must.notSuspended, must.notFrozen, trialStands, methodTried],
  counted: () => null,
  ends: 'trial',
  rules: {
    findsInvitation: false,
    methodsIdentify: false,
    canRecover: false,
    mailboxSaysWho: false,
    remembers: false,
    needsLiveSession: true,
    purpose: 'try',
    binds: null,
    codePurpose: null,
    named: null,
    ownPage: null,
    proofsLastMs: null,
    // That one alone, so that the browser is asked for no other and no other answer is right.
    among: ({ methods, facts }) => methods.filter(({ id }) => id === facts.tries),
  },
}
