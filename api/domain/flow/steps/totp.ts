import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit.ts'
import { factorOf, proven } from '../../methods/factors.ts'
import { createTotp } from '../../methods/totp.ts'
import type { Services } from '../../services.ts'
import { answerChallenge } from '../challenge.ts'
import { change, type Outcome, type Refusal, refuse } from '../change.ts'
import { type FlowContext, hasAccount } from '../context.ts'
import { withProven } from '../facts.ts'
import type { StepRules } from './step.ts'

/** A code from one of the person's authenticator apps. */
export function createTotpStep(services: Services): StepRules<'totp'> {
  const totp = createTotp(services)
  const apps = (context: FlowContext) => context.methods.filter((method) => method.kind === 'totp')
  return {
    show: (context) => ({
      name: 'totp',
      methods: apps(context).map((method) => method.name),
      canRestart: mayRestart(context),
    }),
    async answer(context, answer) {
      if ('restart' in answer) return restart(services, context)
      return answerChallenge(services, context, {
        method: totp.challenge,
        rule: factorOf('totp').attempts,
        subject: apps(context),
        answer: answer.code,
        onRight: ({ methodId }) => ({
          facts: {
            ...context.facts,
            proven: withProven(context.facts, proven('totp', methodId, context.now)),
          },
        }),
      })
    },
  }
}

/** Only while nothing was completed: the mailbox, proven again, is then all that there is. */
function mayRestart(context: FlowContext): boolean {
  return context.flow.journey === 'invitation' && context.person !== null && !hasAccount(context)
}

/** Drops what other browsers reached, so that what was proven there cannot be taken over here. */
function restart(services: Services, context: FlowContext): Outcome {
  const { store } = services
  const { person, invitation, facts, portal } = context
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
      yield* store.invitations.dropFacts(invitation.id)
      return null
    },
    facts: kept,
    records: [restarted],
  })
}
