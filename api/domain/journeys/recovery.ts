import { calledName } from '../../contract/plain/full-name.ts'
import type { MethodKind } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { invitationFor } from '../invitations/invitation-for.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import { forgetGuessesAt } from '../methods/forgetting.ts'
import type { MethodTraits } from '../methods/method.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { type Change, change, type Outcome, refuse } from './change.ts'
import { type FlowContext, isOvertakenEnrolment } from './context.ts'
import type { FlowFacts } from './facts.ts'
import { journeyOf, requirementsOf } from './journeys.ts'
import { forgottenReplaced } from './requirements/requirements.ts'

/** Where what is forgotten can be replaced: not where a method is added, or an act confirmed, by whoever is signed in. */
export function mayRecover({ flow }: FlowContext): boolean {
  return journeyOf(flow).rules.canRecover
}

/**
 * "Forgotten, or never chosen": the same for every address. Whoever never chose one was invited, so
 * the invitation of the address is looked up; nothing says whether there is one.
 * @param lost the kind that is not asked for again by itself; null for what was forgotten.
 */
export async function beginRecovery(
  { store }: Services,
  context: FlowContext,
  lost: MethodKind | null,
): Promise<Outcome> {
  if (!mayRecover(context)) return refuse({ code: 'step_changed' })
  const { flow, facts, now } = context
  const address = parseAddress(flow.email ?? '')
  // Whoever is signed in has an account: an invitation has nothing to do with it.
  const isInvited = !journeyOf(flow).rules.needsLiveSession
  const found = await store.run(() => invitationFor(store, flow.portalId, { address, now }))
  const { proven: _dropped, continued: _ended, replacedAt: _again, ...kept } = facts
  // A mailbox that was proven for an enrolment is proven once more for the account that came of it.
  const { mailboxAt: _before, ...fresh } = kept
  const asked = isOvertakenEnrolment(context) ? fresh : kept
  const { chosen: _lost, ...others } = asked
  return change({
    flow: isInvited ? { invitationId: flow.invitationId ?? found?.id ?? null } : {},
    facts: { ...(lost ? { ...others, picking: { lost } } : asked), recovering: true },
  })
}

/** What was forgotten is about to be replaced: recovery, and not yet done. */
export function isReplacing(context: FlowContext): boolean {
  const isAsked = requirementsOf(context).includes(forgottenReplaced)
  return isAsked && context.facts.replacedAt === undefined
}

type Replaced = NonNullable<NonNullable<MethodTraits['told']>['replaced']>

/** What is replaced, by what, and on which conditions. */
export interface Replacement {
  readonly traits: MethodTraits
  /** The old one; it is removed. */
  readonly held: Method
  /** What it makes true in this flow. */
  readonly facts: Pick<FlowFacts, 'proven' | 'replacedAt'>
  /** What is asked once more, under the person's lock. */
  whyNot(): Statement<Refusal | null>
  /** Writes the new one. */
  keep(): Statement<Refusal | null>
}

/**
 * The new one takes the old one's place, under the person's lock: see `asked-again.ts`. Every session and
 * every other flow of the person ends, guesses at the old one are forgotten, and the person is told.
 */
export function replaceMethod(
  services: Services,
  context: FlowContext,
  { traits, held, facts, whyNot, keep }: Replacement,
): Change {
  const { store, clock } = services
  const { flow, portal } = context
  const { personId } = held
  const told = traits.told?.replaced
  if (!told) throw new Error(`"${traits.kind}" is never replaced`)
  return {
    facts: { ...context.facts, ...facts },
    *guards(): Statement<Refusal | null> {
      const now = clock.now()
      const refusal = yield* whyNot()
      if (refusal) return refusal
      if (!(yield* store.methods.remove(held.id, now))) return { code: 'step_changed' }
      const overtaken = yield* keep()
      if (overtaken) return overtaken
      yield* forgetGuessesAt(services, personId, traits.kind)
      yield* endSessions(services, context, { personId, now })
      // Whoever made it necessary may have signed in here before.
      yield* store.people.forgetBrowsers(personId, now)
      yield* store.flows.endOthers(personId, flow.id, now)
      return null
    },
    records: [
      recordOf(services, {
        act: told.act,
        actor: { type: 'person', id: personId },
        target: { type: 'person', id: personId },
        portalId: portal.id,
        details: { flow: flow.id },
      }),
      ...tellingOf(services, context, told),
    ],
  }
}

/** Whoever changes it while signed in stays so by this session, and by no other. */
function* endSessions(
  { store: { sessions } }: Services,
  { flow, session }: FlowContext,
  { personId, now }: { readonly personId: string; readonly now: number },
): Statement<void> {
  const isKept = journeyOf(flow).rules.needsLiveSession && session !== null
  if (isKept) yield* sessions.endOthersOf(personId, session.row.id, now)
  else yield* sessions.endAllOf(personId, now)
}

function tellingOf(
  services: Services,
  { person, portal, now }: FlowContext,
  { mail: template }: Replaced,
) {
  if (!person || template === null) return []
  return [
    changeMailOf(services, {
      person,
      portalId: portal.id,
      template,
      variables: { firstName: calledName(person), at: now },
    }),
  ]
}
