import { factorOf, proven } from '../../methods/factors.ts'
import { chancesOfGuessing, createTotp } from '../../methods/totp.ts'
import { withinChance } from '../../policy/attempt-rules.ts'
import type { Services } from '../../services.ts'
import { answerChallenge } from '../challenge.ts'
import type { FlowContext } from '../context.ts'
import { disableMethods } from '../disabling.ts'
import { withProven } from '../facts.ts'
import { isReplacing } from '../recovery.ts'
import { mayRestart, restartEnrolment } from '../restart.ts'
import type { StepRules } from './step.ts'

/** A code from any of the person's authenticator apps: nobody has to say which one it is of. */
export function createTotpStep(services: Services): StepRules<'totp'> {
  const totp = createTotp(services)
  const apps = (context: FlowContext) => context.methods.filter((method) => method.kind === 'totp')
  return {
    isCostly: true,
    show: (context) => ({
      name: 'totp',
      methods: apps(context).map((method) => method.name),
      isRecovery: isReplacing(context),
      canRestart: mayRestart(context),
    }),
    async answer(context, answer) {
      if ('restart' in answer) return restartEnrolment(services, context)
      const subject = apps(context)
      return answerChallenge(services, context, {
        method: totp.challenge,
        rule: withinChance(factorOf('totp').attempts, chancesOfGuessing(subject)),
        onStop: () => disableMethods(services, context, 'totp'),
        subject,
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
