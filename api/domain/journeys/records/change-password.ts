import { MINUTE } from '../../values/time.ts'
import { confirmedBy } from '../confirming.ts'
import type { FlowContext } from '../context.ts'
import type { JourneyRecord } from '../journey.ts'
import { actFactorHeld, mailboxFresh } from '../requirements/confirming.ts'
import { onOwnOrigin } from '../requirements/own-origin.ts'
import type { Requirement } from '../requirements/requirement.ts'
import * as must from '../requirements/requirements.ts'
import { heldFactorProven } from '../requirements/vouched.ts'

/** A page that is left open at the field for the new one is soon asked for the old one again. */
const PROOFS_LAST_MS = 10 * MINUTE

const ACT = { by: 'us', act: 'password.change' } as const
const heldForIt = actFactorHeld(() => ACT)

/** Once it is done only the session is asked for: what else it rested on has gone with the old one. */
function requirements({ facts }: FlowContext): readonly Requirement[] {
  if (facts.replacedAt !== undefined) return [must.signedIn]
  return [
    must.signedIn,
    must.notSuspended,
    must.notFrozen,
    onOwnOrigin,
    heldForIt,
    must.currentShown,
    heldFactorProven,
    mailboxFresh,
    must.forgottenReplaced,
  ]
}

/**
 * The journey of `<farstu-password>`: whoever is signed in chooses another password. The current one is asked for, or
 * a mailed code where it is forgotten, and another factor where one is held: a session left open changes none. Ends
 * with the new one, and with the session of this browser alone, under another cookie.
 */
export const changePassword: JourneyRecord = {
  name: 'change-password',
  starts: (_request, { session, signedIn }) => {
    const { id = null, email = null } = (session && signedIn) ?? {}
    return { whose: { personId: id, invitationId: null, email }, facts: {} }
  },
  reads: ['portals'],
  requirements,
  counted: () => null,
  ends: 'renewed-session',
  rules: {
    findsInvitation: false,
    methodsIdentify: false,
    canRecover: true,
    mailboxSaysWho: true,
    remembers: false,
    needsLiveSession: true,
    purpose: 'reset',
    binds: null,
    codePurpose: 'confirm',
    named: null,
    ownPage: 'account',
    proofsLastMs: PROOFS_LAST_MS,
    among: (of) => confirmedBy(of, ACT),
  },
}
