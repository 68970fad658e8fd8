import { actIn } from '../../../contract/plain/acts.ts'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/methods.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import { recordOf } from '../../audit/audit.ts'
import { countsIn } from '../../methods/bound.ts'
import type { Ceremony } from '../../methods/ceremony.ts'
import type { MethodTraits, Right, VerifyWorks } from '../../methods/method.ts'
import type { Refusal } from '../../methods/refusal.ts'
import { suspendMethods } from '../../methods/suspending.ts'
import { proofWithin } from '../../methods/within-traits.ts'
import type { Services } from '../../services.ts'
import { NOBODY } from '../../values/nobody.ts'
import { canDecline, ceremonyOf } from '../ceremony-of.ts'
import { answerChallenge, lookAtChallenge } from '../challenge.ts'
import { type Change, change, type Outcome, refuse } from '../change.ts'
import { type FlowContext, heldOf } from '../context.ts'
import { withProven } from '../facts.ts'
import { beginRecovery } from '../recovery.ts'
import { restartEnrolment } from '../restart.ts'
import { mailboxProven } from './mailbox-proven.ts'
import type { MethodStepRules } from './step.ts'

/** What is asked about: the ceremony, and the methods that an answer may be right for. */
interface Asked {
  readonly at: Ceremony
  readonly held: readonly Method[]
}

/** The step that verifies a method, made from what is said of it. */
export function verifyingStep(
  services: Services,
  traits: MethodTraits,
  works: VerifyWorks,
): MethodStepRules {
  const { kind, attempts } = traits
  const askedBy = createAskedBy(services, traits, works)

  const seen = (context: FlowContext): Asked => ({
    at: ceremonyOf(context, kind),
    held: heldOf(context, kind),
  })

  const verify = async (context: FlowContext, answer: MethodAnswer): Promise<Outcome> => {
    const whyNot = works.whyNot?.(seen(context).at)
    if (whyNot) return refuse(whyNot)
    const asked = await askedBy(context, answer)
    const { at, held } = asked
    const { noticeWrong } = works
    const challenge = {
      kind,
      attempts,
      rule: works.ruleFor?.(held) ?? attempts.rule,
      budget: works.budgetFor?.(at, held) ?? at.budget,
      isShown: traits.role === 'mailbox',
      check: () => works.check(at, answer, held),
      consume: ({ consume }: Right, now: number) => consume(now),
      giveBack: ({ giveBack }: Right) => giveBack,
      onWrong: async () => noticeWrong?.(at, answer),
      onStop: () => stop(at),
      onRight: (right: Right) => proven(context, asked, right),
    }
    return actIn(answer) === 'again'
      ? lookAtChallenge<Right>(services, challenge)
      : answerChallenge<Right>(services, { flow: context.flow, person: at.person }, challenge)
  }

  /** An enrolment that is not complete is restarted instead, so there nothing is switched off. */
  const stop = async (at: Ceremony): Promise<void> => {
    const isAccount = at.person !== null && at.person.enrolledAt !== null
    if (attempts.spent === 'suspended' && isAccount) await suspendMethods(services, at, kind)
  }

  /** From a first proof on the flow is its person's, with an address, if it was found without one. */
  const proven = (context: FlowContext, { at, held }: Asked, { proof }: Right): Change => {
    if (!proof) return mailboxProven(services, context)
    const { flow, facts } = context
    const method = held.find(({ id }) => id === proof.methodId)
    if (!method || at.person?.id !== method.personId)
      throw new Error(`A "${kind}" was proven that was not asked about`)
    return {
      flow: { personId: method.personId, email: flow.email ?? at.person.email },
      facts: { ...facts, proven: withProven(facts, proofWithin(traits, proof)) },
    }
  }

  return {
    isCostly: traits.steps.verify.isCostly,
    isGuess: traits.steps.verify.isGuess,
    async begin(context) {
      const { at, held } = seen(context)
      const begun = await works.begin?.(at, held)
      return begun ? { guards: nothingSpeaksAgainst(begun) } : null
    },
    show(context) {
      const { at, held } = seen(context)
      return works.show(at, held)
    },
    async answer(context, answer, payment) {
      const act = actIn(answer)
      if (act === 'restart') return restartEnrolment(services, context)
      if (act === 'forgotten') return beginRecovery(services, context)
      if (act === 'notMe') return decline(context)
      if (act === 'other') return chooseAnew(context, kind)
      if (act === 'send') return send(services, context, { kind, works, payment })
      return verify(context, answer)
    },
  }
}

/**
 * Whose methods an answer is about: those of whoever the flow says it is, else of whom the answer finds.
 * What nobody has is asked about like anything else, and counted for what it was named by.
 */
function createAskedBy({ store, digest }: Services, { kind }: MethodTraits, { find }: VerifyWorks) {
  return async (context: FlowContext, answer: MethodAnswer): Promise<Asked> => {
    const { flow, portal } = context
    const at = ceremonyOf(context, kind)
    const isKnown = flow.email !== null || flow.personId !== null
    if (!find || isKnown) return { at, held: heldOf(context, kind) }
    const { method, named } = await find(at, answer)
    const person = await store.run(() => store.people.byId(method?.personId ?? NOBODY))
    const budget = person?.id ?? digest.of('named-method', kind, named)
    const isHeld = method !== null && method.kind === kind && countsIn(portal.id, method)
    return { at: { ...at, person, budget }, held: isHeld ? [method] : [] }
  }
}

/** What was chosen is not to hand: back to what everybody is asked for. */
function chooseAnew({ facts }: FlowContext, kind: string): Outcome {
  const { chosen, ...kept } = facts
  return chosen !== kind ? refuse({ code: 'step_changed' }) : change({ facts: kept })
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
