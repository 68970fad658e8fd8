import { actIn } from '../../../contract/plain/acts.ts'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Payment } from '../../admission/admission.ts'
import { recordOf } from '../../audit/audit.ts'
import { counts, countsIn } from '../../methods/bound.ts'
import type { Ceremony } from '../../methods/ceremony.ts'
import type { MethodTraits } from '../../methods/method.ts'
import { suspendMethods } from '../../methods/method-suspending.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Right } from '../../methods/verdict.ts'
import { proofWithin } from '../../methods/within-traits.ts'
import type { VerifyWorks } from '../../methods/works.ts'
import type { Services } from '../../services.ts'
import { NOBODY } from '../../values/nobody.ts'
import { canDecline, canMakeAnew, ceremonyOf } from '../ceremony-of.ts'
import { answerChallenge, lookAtChallenge } from '../challenge.ts'
import { type Change, change, type Outcome, refuse } from '../change.ts'
import { askedOf, type FlowContext, isUnproven } from '../context.ts'
import { withProven } from '../facts.ts'
import { beginRecovery } from '../recovery.ts'
import { restartEnrolment } from '../restart.ts'
import { wantAnother } from './another-way.ts'
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

  /** What is shown and begun hangs on step and portal alone until something was proven. */
  const seen = (context: FlowContext): Asked => {
    const at = ceremonyOf(context, kind)
    if (isUnproven(context)) return { at: { ...at, person: null }, held: [] }
    return { at, held: askedOf(context, kind) }
  }

  const verify = async (context: FlowContext, answer: MethodAnswer): Promise<Outcome> => {
    const whyNot = works.whyNot?.(seen(context).at)
    if (whyNot) return refuse(whyNot)
    const asked = await askedBy(context, answer)
    const { at, held } = asked
    const { noticeWrong } = works
    const guessed = guessedAt(context, asked)
    const challenge = {
      kind,
      attempts,
      ...guessed,
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

  /**
   * What switches a method off is counted behind a first proof alone. What strangers guess at before it
   * is counted apart, and slowed: whoever knows an address or a number switches nothing off by it.
   */
  const guessedAt = (context: FlowContext, { at, held }: Asked) => {
    const rule = works.ruleFor?.(held) ?? attempts.rule
    const budget = works.budgetFor?.(at, held) ?? at.budget
    if (attempts.spent !== 'suspended' || !isUnproven(context)) return { rule, budget }
    const strangers = services.digest.of('strangers-guesses', budget)
    return { rule: { ...rule, hardStop: null }, budget: strangers }
  }

  /** An enrolment that is not complete is restarted instead, so there nothing is switched off. */
  const stop = async (at: Ceremony): Promise<void> => {
    const isAccount = at.person !== null && at.person.enrolledAt !== null
    if (attempts.spent === 'suspended' && isAccount) await suspendMethods(services, at, kind)
  }

  /** What can be forgotten is replaced; what cannot was lost, and is made anew where nothing else lets in. */
  const forgotten = async (context: FlowContext): Promise<Outcome> => {
    if (traits.uses.forgettable) return beginRecovery(services, context, null)
    if (!canMakeAnew(context)) return refuse({ code: 'step_changed' })
    return beginRecovery(services, context, kind)
  }

  /** From a first proof on the flow is its person's, with an address, if it was found without one. */
  const proven = (context: FlowContext, { at, held }: Asked, { proof, records }: Right): Change => {
    if ((traits.role === 'mailbox') !== (proof === null))
      throw new Error(`A "${kind}" proves a mailbox and is no mailbox, or the other way round`)
    if (!proof) return mailboxProven(services, context)
    const { flow, facts } = context
    const method = held.find(({ id }) => id === proof.methodId)
    if (!method || at.person?.id !== method.personId)
      throw new Error(`A "${kind}" was proven that was not asked about`)
    return {
      flow: { personId: method.personId, email: flow.email ?? at.person.email },
      facts: { ...facts, proven: withProven(facts, proofWithin(traits, proof)) },
      ...(records ? { records } : {}),
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
      if (act === 'forgotten') return forgotten(context)
      if (act === 'notMe') return decline(context)
      if (act === 'other' && ceremonyOf(context, kind).around.canChooseOther)
        return chooseAnew(context)
      if (act === 'other' || act === 'lost' || act === 'skip') return wantAnother(context, answer)
      if (act === 'send') return send(services, context, { kind, works, payment })
      return verify(context, answer)
    },
  }
}

/**
 * Whose methods an answer is about: those of whoever the flow says it is, else of whom the answer finds.
 * Where both are known they have to be the same. What nobody has is asked about like anything else, and
 * counted for what it was named by.
 */
function createAskedBy({ store, digest }: Services, { kind }: MethodTraits, { find }: VerifyWorks) {
  return async (context: FlowContext, answer: MethodAnswer): Promise<Asked> => {
    const { flow, portal, now } = context
    const at = ceremonyOf(context, kind)
    const asked = askedOf(context, kind)
    if (!find) return { at, held: asked }
    const { method, named } = await find(at, answer)
    const found = await store.run(() => store.people.byId(method?.personId ?? NOBODY))
    const isKnown = flow.email !== null || flow.personId !== null
    const person = isKnown ? context.person : found
    const budget = isKnown ? at.budget : (found?.id ?? digest.of('named-method', kind, named))
    const isTheirs = method !== null && method.personId === person?.id && method.kind === kind
    const isMeant = isUnproven(context) || asked.some(({ id }) => id === method?.id)
    const isHeld = isTheirs && isMeant && counts(method, now) && countsIn(portal.id, method)
    return { at: { ...at, person, budget }, held: isHeld ? [method] : [] }
  }
}

/** What was chosen to begin with is not to hand: back to what everybody is asked for. */
function chooseAnew({ facts: { chosen: _left, ...kept } }: FlowContext): Outcome {
  return change({ facts: kept })
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
  const sent = await works.sends?.send(ceremonyOf(context, kind), payment)
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
