import { confirmationNote } from '../../confirmations/confirmations.ts'
import {
  ACT_WITHIN_MS,
  bindingOf,
  confirmedBy,
  confirmingOf,
  namedAct,
  oldEnough,
  ownConfirms,
  sparedBy,
} from '../confirming.ts'
import type { JourneyRecord, JourneyStart } from '../journey.ts'
import {
  actAgreed,
  actFactorHeld,
  actMayBeDone,
  actStands,
  firstFactorHere,
  heldLevelReached,
  mailboxFresh,
} from '../requirements/confirming.ts'
import { onOwnOrigin } from '../requirements/own-origin.ts'
import * as must from '../requirements/requirements.ts'
import { openerProven } from '../requirements/vouched.ts'
import { openersOf } from '../vouching.ts'

const heldForIt = actFactorHeld(({ facts }) => namedAct(facts))

/**
 * The journey of `<farstu-confirm>`: one act of ours, or of a host, confirmed by whoever is signed in with a
 * factor that is shown for it in this very flow. Ends in the act, or in a code by which the host's server
 * learns of it once; it makes no session.
 */
export const confirm: JourneyRecord = {
  name: 'confirm',
  starts({ act, object, confirmation }, { session, signedIn, named }): JourneyStart {
    const { id: personId = null, email = null } = (session && signedIn) ?? {}
    const whose = { personId, invitationId: null, email }
    if (confirmation === undefined) {
      const confirms = ownConfirms(act, object)
      return { whose, facts: confirms ? { confirms } : {} }
    }
    if (!named) return { whose, facts: {} }
    const note = confirmationNote(named)
    const confirms = { act: note.act, object: note.object, asked: named.id }
    // What the session rests on adds to the level; the factor that is asked for comes anew in any case.
    return { whose, facts: { confirms, continued: true }, asked: note }
  },
  reads: ['portals'],
  requirements(context) {
    const isHosts = confirmingOf(context)?.by === 'host'
    return [
      must.signedIn,
      must.notSuspended,
      must.notFrozen,
      actStands,
      ...(isHosts ? [] : [onOwnOrigin]),
      actMayBeDone,
      ...(isHosts ? [must.levelCanBeReached] : []),
      actAgreed,
      heldForIt,
      openerProven,
      mailboxFresh,
      firstFactorHere,
      ...(isHosts ? [heldLevelReached] : []),
    ]
  },
  counted: () => null,
  ends: 'act',
  rules: {
    findsInvitation: false,
    methodsIdentify: false,
    canRecover: false,
    mailboxSaysWho: true,
    needsLiveSession: true,
    remembers: false,
    purpose: 'confirm',
    binds: bindingOf,
    codePurpose: 'confirm',
    named: 'confirmation',
    ownPage: 'account',
    proofsLastMs: ACT_WITHIN_MS,
    // What confirms the act here; of it another than the one that is changed, where there is another.
    among(of) {
      const { facts, now } = of
      const { confirms } = facts
      const old = oldEnough(of, confirms)
      const confirming = confirmedBy({ ...of, methods: old }, namedAct(facts))
      const spared = sparedBy(confirms)
      const others = confirming.filter(({ id }) => id !== spared)
      return openersOf({ methods: others, now }).length > 0 ? others : confirming
    },
  },
}
