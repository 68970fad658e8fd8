import { createSprayWatch } from '../../admission/spraying.ts'
import { answerChallenge } from '../../journeys/challenge.ts'
import { type FlowContext, passwordSubject } from '../../journeys/context.ts'
import { NOBODY } from '../../journeys/context-reading.ts'
import { withProven } from '../../journeys/facts.ts'
import { beginRecovery, mayRecover } from '../../journeys/recovery.ts'
import { mayRestart, restartEnrolment } from '../../journeys/restart.ts'
import { toldToAccount } from '../../journeys/steps/invitation-told.ts'
import type { StepRules } from '../../journeys/steps/step.ts'
import type { Services } from '../../services.ts'
import { mailboxSubject } from '../../values/mailbox-subject.ts'
import { factorOf, provenPassword } from '../factors.ts'
import { createPassword } from './password.ts'

/** The first factor, asked of everybody: an address that nobody has is answered in the same way. */
export function createPasswordStep(services: Services): StepRules<'password'> {
  const password = createPassword(services)
  const sprayWatch = createSprayWatch(services)

  /** Whoever mistypes in a browser of their own is no sign of anything. */
  const onWrong = async ({ flow, isKnownBrowser }: FlowContext, typed: string): Promise<void> => {
    if (isKnownBrowser) return
    const account = mailboxSubject(services.digest, flow.email ?? NOBODY)
    await sprayWatch.wrong({ typed, account, portalId: flow.portalId })
  }

  return {
    isCostly: true,
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
        onWrong: () => onWrong(context, answer.password),
        onRight: ({ method }) => ({
          flow: { personId: method.personId },
          facts: {
            ...context.facts,
            proven: withProven(
              context.facts,
              provenPassword(method.id, context.now, answer.password),
            ),
          },
        }),
      })
    },
  }
}
