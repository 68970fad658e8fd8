import { answerChallenge } from '../../journeys/challenge.ts'
import type { FlowContext } from '../../journeys/context.ts'
import { withProven } from '../../journeys/facts.ts'
import { isReplacing } from '../../journeys/recovery.ts'
import { mayRestart, restartEnrolment } from '../../journeys/restart.ts'
import type { StepRules } from '../../journeys/steps/step.ts'
import { withinChance } from '../../policy/attempt-rules.ts'
import type { Services } from '../../services.ts'
import { disableMethods } from '../disabling.ts'
import { factorOf, proven } from '../factors.ts'
import { chancesOfGuessing, createTotp } from './totp.ts'

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
