import type { JourneyRecord } from '../journey.ts'
import * as must from '../requirements/requirements.ts'
import { heldFactorProven } from '../requirements/vouched.ts'

/** Something is agreed to by whoever is signed in, with a method that vouches for it. */
export const madeUp: JourneyRecord = {
  name: 'agree',
  starts: (_request, { session, signedIn }) => {
    const { id = null, email = null } = (session && signedIn) ?? {}
    return { whose: { personId: id, invitationId: null, email }, facts: {} }
  },
  reads: ['memberships'],
  requirements: () => [must.signedIn, must.notSuspended, heldFactorProven, must.hasMembership],
  counted: () => null,
  ends: 'method',
  rules: {
    findsInvitation: false,
    methodsIdentify: false,
    canRecover: false,
    mailboxSaysWho: true,
    remembers: false,
    needsLiveSession: true,
    purpose: 'sign-in',
    binds: ({ flow }) => ({
      digest: flow.state ?? '',
      fields: [{ name: 'What is agreed to', value: flow.state ?? '' }],
    }),
    codePurpose: null,
    named: null,
    ownPage: null,
    proofsLastMs: null,
    among: null,
  },
}
