import { factorOf, proven } from '../../methods/factors.ts'
import { createPassword } from '../../methods/password.ts'
import type { Services } from '../../services.ts'
import { answerChallenge } from '../challenge.ts'
import { passwordSubject } from '../context.ts'
import { withProven } from '../facts.ts'
import { toldToAccount } from '../invitation-told.ts'
import { beginRecovery, mayRecover } from '../recovery.ts'
import { mayRestart, restartEnrolment } from '../restart.ts'
import type { StepRules } from './step.ts'

/** The first factor, asked of everybody: an address that nobody has is answered in the same way. */
export function createPasswordStep(services: Services): StepRules<'password'> {
  const password = createPassword(services)
  return {
    show: (context) => ({
      name: 'password',
      isReplaced: context.facts.passwordReplacedAt !== undefined,
      invitation: toldToAccount(context),
      canRecover: mayRecover(context),
      canRestart: mayRestart(context),
    }),
    async answer(context, answer) {
      if ('restart' in answer) return restartEnrolment(services, context)
      if ('forgotten' in answer) return beginRecovery(services, context)
      return answerChallenge(services, context, {
        method: password.challenge,
        rule: factorOf('password').attempts,
        stopped: 'password_spent',
        budget: passwordSubject(services.digest, context),
        subject: context.methods.find((method) => method.kind === 'password') ?? null,
        answer: answer.password,
        onRight: ({ method }) => ({
          flow: { personId: method.personId },
          facts: {
            ...context.facts,
            proven: withProven(context.facts, proven('password', method.id, context.now)),
          },
        }),
      })
    },
  }
}
