import { actIn } from '../../../contract/plain/acts.ts'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Ceremony } from '../../methods/ceremony.ts'
import type { MethodTraits, Right, Verdict, VerifyWorks } from '../../methods/method.ts'
import type { Refusal } from '../../methods/refusal.ts'
import { suspendMethods } from '../../methods/suspending.ts'
import type { Services } from '../../services.ts'
import { NOBODY } from '../../values/nobody.ts'
import { canDecline, ceremonyOf } from '../ceremony-of.ts'
import { answerChallenge } from '../challenge.ts'
import { type Change, change, type Outcome, refuse } from '../change.ts'
import { type FlowContext, hasAccount, heldOf } from '../context.ts'
import { withProven } from '../facts.ts'
import { beginRecovery } from '../recovery.ts'
import { restartEnrolment } from '../restart.ts'
import { mailboxProven } from './mailbox-proven.ts'
import type { MethodStepRules } from './step.ts'

/** The step that verifies a method, made from what is said of it. */
export function verifyingStep(
  services: Services,
  traits: MethodTraits,
  works: VerifyWorks,
): MethodStepRules {
  const heldIn = (context: FlowContext) => heldOf(context, traits.kind)

  const verify = async (context: FlowContext, answer: MethodAnswer): Promise<Outcome> => {
    const at = ceremonyOf(context, traits.kind)
    const held = heldIn(context)
    const whyNot = works.whyNot?.(at)
    if (whyNot) return refuse(whyNot)
    const { kind, attempts } = traits
    const { noticeWrong } = works
    // Nothing is guessed at by looking whether another party has answered.
    if (actIn(answer) === 'again') return looked(context, await works.check(at, answer, held))
    return answerChallenge<Right>(services, context, {
      kind,
      attempts,
      rule: works.ruleFor?.(held) ?? attempts.rule,
      budget: works.budgetFor?.(at, held) ?? at.budget,
      isShown: traits.role === 'mailbox',
      check: () => works.check(at, answer, held),
      consume: ({ consume }, now) => consume(now),
      giveBack: ({ giveBack }) => giveBack,
      onWrong: async () => noticeWrong?.(at, answer),
      onStop: () => stop(context, at),
      onRight: (right) => proven(context, right),
    })
  }

  const looked = (context: FlowContext, verdict: Verdict): Outcome => {
    if (verdict.outcome === 'wrong') return refuse({ code: verdict.code })
    if (verdict.outcome === 'pending') return change({})
    const made = proven(context, verdict)
    const { overtaken } = traits.attempts
    return change({
      ...made,
      *guards(): Statement<Refusal | null> {
        const isFirst = yield* verdict.consume(services.clock.now())
        return isFirst ? null : { code: overtaken }
      },
    })
  }

  /** An enrolment that is not complete is restarted instead, so there nothing is switched off. */
  const stop = async (context: FlowContext, at: Ceremony): Promise<void> => {
    if (traits.attempts.spent !== 'suspended' || !hasAccount(context)) return
    await suspendMethods(services, at, traits.kind)
  }

  const proven = (context: FlowContext, { proof, found }: Right): Change =>
    proof
      ? {
          ...(found ? { flow: { personId: found.personId } } : {}),
          facts: { ...context.facts, proven: withProven(context.facts, proof) },
        }
      : mailboxProven(services, context)

  return {
    isCostly: traits.steps.verify.isCostly,
    isGuess: traits.steps.verify.isGuess,
    async begin(context) {
      const begun = await works.begin?.(ceremonyOf(context, traits.kind), heldIn(context))
      return begun ? { guards: nothingSpeaksAgainst(begun) } : null
    },
    show: (context) => works.show(ceremonyOf(context, traits.kind), heldIn(context)),
    async answer(context, answer, payment) {
      const act = actIn(answer)
      if (act === 'restart') return restartEnrolment(services, context)
      if (act === 'forgotten') return beginRecovery(services, context)
      if (act === 'notMe') return decline(context)
      if (act === 'send') return send(services, context, { kind: traits.kind, works, payment })
      return verify(context, answer)
    },
  }
}

function decline(context: FlowContext): Outcome {
  return canDecline(context)
    ? change({ facts: { ...context.facts, declining: true } })
    : refuse({ code: 'step_changed' })
}

interface Sending {
  readonly kind: string
  readonly works: VerifyWorks
  readonly payment: Payment
}

async function send(
  services: Services,
  context: FlowContext,
  { kind, works, payment }: Sending,
): Promise<Outcome> {
  const sent = await works.send?.(ceremonyOf(context, kind), payment)
  if (!sent) return refuse({ code: 'step_changed' })
  const { facts, flow, now } = context
  return change({
    facts: { ...facts, codeFrom: sent.turnFrom },
    left: (refusal) => {
      const turn = sent.turnAfter(refusal)
      return turn === null ? null : { facts: { ...facts, codeFrom: turn } }
    },
    *guards(): Statement<Refusal | null> {
      const refusal = yield* sent.guards()
      if (refusal) return refusal
      const { invitations } = services.store
      yield* invitations.advance(flow.invitationId ?? NOBODY, ['sent'], 'started', now)
      return null
    },
    records: [...sent.records, sentRecord(services, context)],
  })
}

function sentRecord(services: Services, { flow, portal, person, invitation }: FlowContext) {
  return recordOf(services, {
    act: 'code.sent',
    actor: { type: 'visitor', id: null },
    target: invitation
      ? { type: 'invitation', id: invitation.id }
      : { type: 'person', id: person?.id ?? null },
    portalId: portal.id,
    details: { flow: flow.id },
  })
}

const nothingSpeaksAgainst = (write: () => Statement<void>) =>
  function* (): Statement<null> {
    yield* write()
    return null
  }
