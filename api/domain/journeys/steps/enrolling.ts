import { calledName } from '../../../contract/plain/full-name.ts'
import { cleanName } from '../../../contract/plain/text.ts'
import type { MethodAnswer } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/methods.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { mailOf } from '../../mail/mail.ts'
import { counts, hasPlace } from '../../methods/bound.ts'
import { SECOND_FACTOR_KINDS } from '../../methods/kinds.ts'
import type { EnrolVerdict, EnrolWorks, MethodTraits } from '../../methods/method.ts'
import { freeName, isTaken } from '../../methods/names.ts'
import type { Refusal } from '../../methods/refusal.ts'
import { hasRoomFor } from '../../methods/room.ts'
import type { Services } from '../../services.ts'
import { NOBODY } from '../../values/nobody.ts'
import { ceremonyOf } from '../ceremony-of.ts'
import { answerChallenge } from '../challenge.ts'
import { type Change, change, type Outcome, refuse } from '../change.ts'
import {
  acceptsSecondFactor,
  type FlowContext,
  hasAccount,
  heldOf,
  tooWeakAlone,
} from '../context.ts'
import { withProven } from '../facts.ts'
import { journeyOf } from '../journeys.ts'
import { replaceMethod } from '../recovery.ts'
import type { MethodStepRules } from './step.ts'

type Bound = Extract<EnrolVerdict, { outcome: 'right' }>

const NAME_TAKEN: Refusal = { code: 'invalid_input', fields: ['answer.name'] }

/** The step that sets a method up, made from what is said of it; it counts only after a right answer. */
export function enrollingStep(
  services: Services,
  traits: MethodTraits,
  works: EnrolWorks,
): MethodStepRules {
  const { store } = services
  const { kind, attempts, steps } = traits
  const isSecondFactor = SECOND_FACTOR_KINDS.some((second) => second === kind)
  const isNamed = works.begin !== null

  /** Another one's pending method is not this step's. */
  const pendingOf = ({ pending }: FlowContext) => (pending?.kind === kind ? pending : null)

  /** A reload keeps what was begun: it belongs to the flow, and is made once. */
  const begin = async (context: FlowContext): Promise<Change | null> => {
    const { person, placed, portal } = context
    if (!works.begin || pendingOf(context) || !person) return null
    const name = freeName(portal.name, placed)
    const method = works.begin(ceremonyOf(context, kind), { personId: person.id, name })
    return {
      *guards(): Statement<Refusal | null> {
        return (yield* store.methods.add(method)) ? null : { code: 'step_changed' }
      },
    }
  }

  const answer = async (context: FlowContext, typed: MethodAnswer): Promise<Outcome> => {
    const pending = pendingOf(context)
    if (!context.person || (works.begin && !pending)) return refuse({ code: 'step_changed' })
    const given = 'name' in typed ? cleanName(typed.name ?? '') : ''
    const name = given || (pending?.name ?? '')
    if (isNamed && isTaken(name, context.placed)) return refuse(NAME_TAKEN)
    const check = () => works.check(ceremonyOf(context, kind), typed, pending)
    const onRight = (bound: Bound) => bind(context, { bound, name })
    const rule = attempts.enrolRule
    if (!rule) return unguessed(await check(), onRight)
    return answerChallenge<Bound>(services, context, {
      kind: `${kind}-enrol`,
      attempts,
      rule,
      budget: context.budget,
      isShown: false,
      check,
      consume: (bound, now) => activate({ ...bound.method, name }, pending, now),
      onRight,
    })
  }

  function* activate(method: Method, pending: Method | null, now: number): Statement<boolean> {
    if (!pending) return true
    return yield* store.methods.activate(method, now)
  }

  const bind = (context: FlowContext, { bound, name }: Named): Change => {
    const [held] = traits.instance.group.most === 1 ? heldOf(context, kind) : []
    if (!held) return added(context, { bound, name })
    // Chosen by whoever has just proven the old one and more, it counts as proven at once.
    const facts = tooWeakAlone(context)
      ? { proven: withProven(context.facts, bound.proof) }
      : { replacedAt: context.now }
    return replaceMethod(services, context, { traits, held, chosen: bound.method, facts })
  }

  const added = (context: FlowContext, { bound, name }: Named): Change => ({
    facts: {
      ...context.facts,
      ...(isSecondFactor ? { added: true } : {}),
      proven: withProven(context.facts, bound.proof),
    },
    *guards(): Statement<Refusal | null> {
      const now = services.clock.now()
      const refusal = yield* whyNot(context, { name, now })
      if (refusal) return refusal
      const isAdded = isNamed || (yield* store.methods.add({ ...bound.method, name }))
      if (!isAdded) return { code: 'step_changed' }
      if (bound.parts) yield* bound.parts()
      if (isSecondFactor) yield* countedAsSecond(context, bound, now)
      return null
    },
    records: recordsOfAdding(context, name),
  })

  function* countedAsSecond(
    { invitation }: FlowContext,
    { method }: Bound,
    now: number,
  ): Statement<void> {
    yield* store.people.markHadSecondFactor(method.personId, now)
    if (!invitation) return
    const before = ['sent', 'started', 'code-verified'] as const
    yield* store.invitations.advance(invitation.id, before, 'method-enrolled', now)
  }

  /** Asked once more, under the person's lock, of what is true by then. */
  function* whyNot(
    context: FlowContext,
    { name, now }: { readonly name: string; readonly now: number },
  ): Statement<Refusal | null> {
    const { flow, person, session } = context
    const locked = yield* store.people.lock(person?.id ?? NOBODY)
    const bound = yield* store.methods.bound(person?.id ?? NOBODY)
    const placed = bound.filter(hasPlace)
    // Two browsers chose at once: the second proves the first's instead.
    if (!isSecondFactor) return hasRoomFor(kind, placed) ? null : { code: 'step_changed' }
    const isLive = yield* store.sessions.liveById(session?.row.id ?? NOBODY, now)
    const isSignedOut = journeyOf(flow).rules.needsLiveSession && !isLive
    // Another browser has set one up since this answer was looked at.
    const isOutdated = locked?.hadSecondFactorAt !== person?.hadSecondFactorAt
    if (locked?.suspendedAt !== null || isSignedOut || isOutdated) return { code: 'step_changed' }
    const held = bound.filter((method) => counts(method, now))
    return mayAdd(context, { held, placed, name })
  }

  const mayAdd = (context: FlowContext, { held, placed, name }: Wanted): Refusal | null => {
    const factors = held.filter((method) => acceptsSecondFactor(context, method.kind))
    const isVouchedFor = factors.some(({ id }) =>
      context.provenHere.some(({ methodId }) => methodId === id),
    )
    // Two browsers enrolled at once: the second proves the first's method instead.
    if (factors.length > 0 && !isVouchedFor) return { code: 'step_changed' }
    if (!hasRoomFor(kind, placed)) return { code: 'step_changed' }
    return isTaken(name, placed) ? NAME_TAKEN : null
  }

  /** In a first enrolment one mail at the end says all; later each added method is told at once. */
  const recordsOfAdding = (context: FlowContext, name: string) => {
    const { person, portal, now } = context
    if (!person) return []
    const { act, mail: template } = traits.told.added
    const record = recordOf(services, {
      act,
      actor: { type: 'person', id: person.id },
      target: { type: 'person', id: person.id },
      portalId: portal.id,
      ...(isSecondFactor ? { details: { kind } } : {}),
    })
    if (!hasAccount(context) || template !== 'method-added') return [record]
    const mail = mailOf(services, {
      template,
      portalId: portal.id,
      to: person.email,
      language: person.mailLanguage,
      variables: { firstName: calledName(person), method: name, at: now },
      secrets: {},
      expiresAt: null,
    })
    return [record, mail]
  }

  return {
    isCostly: steps.enrol?.isCostly ?? true,
    isGuess: false,
    begin,
    show: (context) => works.show(ceremonyOf(context, kind), pendingOf(context)),
    answer,
  }
}

interface Wanted {
  readonly held: readonly Method[]
  readonly placed: readonly Method[]
  readonly name: string
}

interface Named {
  readonly bound: Bound
  readonly name: string
}

/** Where there is nothing to guess, nothing is charged. */
function unguessed(verdict: EnrolVerdict, onRight: (bound: Bound) => Change): Outcome {
  if (verdict.outcome === 'refused') return refuse(verdict.refusal)
  if (verdict.outcome === 'wrong') return refuse({ code: verdict.code })
  return change(onRight(verdict))
}
