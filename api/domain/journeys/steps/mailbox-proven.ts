import type { Invitation } from '../../../ports/store/invitation-store.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import type { Change } from '../change.ts'
import { type FlowContext, hasAccount } from '../context.ts'
import type { FlowFacts } from '../facts.ts'
import { journeyOf } from '../journeys.ts'
import { deniedUnlessInvitationOpen } from '../requirements/requirements.ts'

/** What it means that somebody reads the address that a flow is about. */
export function mailboxProven(services: Services, context: FlowContext): Change {
  const { flow, facts, person, invitation, portal, now } = context
  // From here on it is this person's: what ends all their flows ends this one.
  const isTheirs = person !== null && journeyOf(flow).rules.mailboxSaysWho
  const proven: Change = {
    ...(isTheirs ? { flow: { personId: person.id } } : {}),
    facts: { ...facts, ...ledTo(context), mailboxAt: now },
    records: [
      recordOf(services, {
        act: 'mailbox.proven',
        actor: { type: 'visitor', id: null },
        target: invitation
          ? { type: 'invitation', id: invitation.id }
          : { type: 'person', id: person?.id ?? null },
        portalId: portal.id,
        details: { flow: flow.id },
      }),
    ],
  }
  return invitation && begins(context)
    ? { ...proven, ...beginEnrolment(services, context, invitation) }
    : proven
}

function begins(context: FlowContext): boolean {
  return !context.facts.enrolling && !hasAccount(context) && !deniedUnlessInvitationOpen(context)
}

function ledTo(context: FlowContext): Pick<FlowFacts, 'ledTo'> {
  const isOneDoor = journeyOf(context.flow).rules.findsInvitation && !context.facts.byLink
  if (!isOneDoor || !hasAccount(context)) return {}
  return { ledTo: deniedUnlessInvitationOpen(context) ? 'recovery' : 'addition' }
}

/** The person appears with the proof of the mailbox, never before. */
function beginEnrolment(
  { store, random, clock }: Services,
  context: FlowContext,
  invitation: Invitation,
): Change {
  const now = clock.now()
  const enrolling = context.person ?? personOf(invitation, random.id(), now)
  return {
    flow: { personId: enrolling.id },
    *guards(): Statement<Refusal | null> {
      const kept = yield* store.people.addOrGet(enrolling)
      // Another browser proved the mailbox first; the code is not used up, and works on the next try.
      if (kept.id !== enrolling.id) return { code: 'step_changed' }
      yield* store.invitations.advance(invitation.id, ['sent', 'started'], 'code-verified', now)
      return null
    },
  }
}

function personOf(invited: Invitation, id: string, now: number): Person {
  return {
    id,
    firstName: invited.firstName,
    lastName: invited.lastName,
    email: invited.email,
    emailKey: invited.emailKey,
    mailLanguage: invited.language,
    createdAt: now,
    enrolledAt: null,
    hadSecondFactorAt: null,
    suspendedAt: null,
    frozenAt: null,
    freezeHeld: false,
    browsersKnownSince: 0,
    formerEmail: null,
    addressChangedAt: null,
    laterAddressChanges: null,
    telephone: invited.telephone,
    telephoneSource: invited.telephone === null ? null : 'invitation',
    telephoneSince: invited.telephone === null ? null : invited.createdAt,
    telephoneBy: null,
    version: 0,
  }
}
