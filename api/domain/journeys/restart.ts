import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { forgetGuesses } from '../methods/forgetting.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { Services } from '../services.ts'
import { change, type Outcome, refuse } from './change.ts'
import { type FlowContext, hasAccount } from './context.ts'

/** Only while nothing was completed: the mailbox, proven here, is then all that there is. */
export function mayRestart(context: FlowContext): boolean {
  const { facts, person } = context
  return facts.mailboxAt !== undefined && person !== null && !hasAccount(context)
}

/**
 * Begins an enrolment anew in this browser: what others reached is dropped, and their flows end, so
 * that nothing proven there can be taken over here, nor the other way round.
 */
export function restartEnrolment(services: Services, context: FlowContext): Outcome {
  const { store, clock } = services
  const { flow, person, invitation, facts, portal } = context
  if (!mayRestart(context) || !person || !invitation) return refuse({ code: 'step_changed' })
  const restarted = recordOf(services, {
    act: 'enrolment.restarted',
    actor: { type: 'person', id: person.id },
    target: { type: 'invitation', id: invitation.id },
    portalId: portal.id,
  })
  const { proven: _dropped, ...kept } = facts
  return change({
    *guards(): Statement<Refusal | null> {
      const locked = yield* store.people.lock(person.id)
      if (!locked || locked.enrolledAt !== null) return { code: 'step_changed' }
      yield* store.methods.dropAll(person.id)
      yield* store.people.markHadSecondFactor(person.id, null)
      yield* forgetGuesses(services, person.id)
      yield* store.invitations.dropFacts(invitation.id)
      yield* store.flows.endOthers(person.id, flow.id, clock.now())
      return null
    },
    facts: kept,
    records: [restarted],
  })
}
