import type { ErrorCode } from '../../contract/errors.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type AuditAct, recordOf } from '../audit/audit.ts'
import { chargeBudget, refundBudget } from '../methods/attempts.ts'
import type { Verdict, VerificationMethod } from '../methods/method.ts'
import type { AttemptRule } from '../policy/attempt-rules.ts'
import type { Services } from '../services.ts'
import { type Change, change, type Outcome, type Refusal, refuse } from './change.ts'
import { attemptSubject, type FlowContext } from './context.ts'

interface Challenge<Subject, Right> {
  readonly method: VerificationMethod<Subject, Right>
  readonly rule: AttemptRule
  /** Whose budget is charged. Default: the person's, over all browsers. */
  readonly budget?: string
  readonly subject: Subject
  /** As typed. */
  readonly answer: string
  /** What an answer beyond the hard stop is refused with. Default: `locked`. */
  readonly stopped?: ErrorCode
  /** What a wrong answer brings about beside being charged. Default: nothing. */
  readonly onWrong?: () => Promise<void>
  /** What reaching the hard stop brings about; asked for more than once. Default: nothing more. */
  readonly onStop?: () => Promise<void>
  /** What a right answer changes beyond being consumed. */
  readonly onRight: (right: Right) => Change
}

/**
 * Every answer to every method comes through here: charge, then check, then consume together with
 * what it proves. After a fault of ours the charge is given back.
 */
export async function answerChallenge<Subject, Right>(
  services: Services,
  context: FlowContext,
  challenge: Challenge<Subject, Right>,
): Promise<Outcome> {
  const { method, rule } = challenge
  const budget = challenge.budget ?? attemptSubject(services.digest, context)
  const charge = await chargeBudget(services, budget, { kind: method.kind, rule })
  if (!charge.allowed) {
    if (charge.retryAfterMs === null) await challenge.onStop?.()
    return refuse(locked(charge.retryAfterMs, challenge.stopped))
  }
  const refundAnd = (undo?: () => Statement<void>) =>
    refund(services, { budget, kind: method.kind, undo })
  const verdict = await orGiveBack(method.check(challenge.answer, challenge.subject), refundAnd)
  const { clock } = services
  if (verdict.outcome === 'right') {
    const { right } = verdict
    const { giveBack } = method
    return change({
      ...consuming(services, { budget, challenge, right }),
      onFault: () => refundAnd(giveBack && (() => giveBack(right))),
    })
  }
  const isLocking = charge.nextAt > clock.now()
  await record(services, context, { act: actOf(verdict.code, isLocking), kind: method.kind })
  await challenge.onWrong?.()
  if (rule.hardStop !== null && charge.failures >= rule.hardStop) await challenge.onStop?.()
  const { isTimed = false } = method
  return refuse(refusalOf(verdict, charge, { isTimed, now: clock.now() }))
}

async function orGiveBack<T>(work: Promise<T>, giveBack: () => Promise<void>): Promise<T> {
  try {
    return await work
  } catch (fault) {
    await giveBack()
    throw fault
  }
}

/** As far as it can be done: what broke the answer may break this too, and the fault goes on. */
async function refund(
  services: Services,
  {
    budget,
    kind,
    undo,
  }: {
    readonly budget: string
    readonly kind: string
    readonly undo: (() => Statement<void>) | undefined
  },
): Promise<void> {
  try {
    await refundBudget(services, budget, kind)
    if (undo) await services.store.atomically(undo)
  } catch {
    services.log.warn({ kind }, 'an attempt could not be given back')
  }
}

function consuming<Subject, Right>(
  { store, clock }: Services,
  found: {
    readonly budget: string
    readonly challenge: Challenge<Subject, Right>
    readonly right: Right
  },
): Change {
  const { method, onRight } = found.challenge
  const then = onRight(found.right)
  const now = clock.now()
  return {
    ...then,
    *guards(): Statement<Refusal | null> {
      const refusal = then.guards ? yield* then.guards() : null
      if (refusal) return refusal
      if (!(yield* method.consume(found.right, now))) return { code: method.overtaken }
      yield* store.attemptBudgets.lock(found.budget, method.kind)
      yield* store.attemptBudgets.set(found.budget, method.kind, 0, 0)
      return null
    },
  }
}

function actOf(code: ErrorCode, isLocking: boolean): AuditAct {
  if (isLocking) return 'method.locked'
  return code === 'code_used' ? 'method.replayed' : 'method.wrong'
}

function locked(retryAfterMs: number | null, stopped: ErrorCode = 'locked'): Refusal {
  if (retryAfterMs === null) return { code: stopped }
  return { code: 'locked', retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }
}

/** The server's clock is told from the second wrong code on: theirs may be what is wrong. */
function refusalOf(
  { code, left, retryAfterMs }: Extract<Verdict<unknown>, { outcome: 'wrong' }>,
  charge: { readonly left: number; readonly failures: number },
  { isTimed, now }: { readonly isTimed: boolean; readonly now: number },
): Refusal {
  const attemptsLeft = left ?? charge.left
  const wait =
    retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }
  if (!isTimed || charge.failures < 2) return { code, attemptsLeft, ...wait }
  return { code, attemptsLeft, ...wait, serverTime: new Date(now).toISOString() }
}

async function record(
  services: Services,
  { flow, person }: FlowContext,
  { act, kind }: { readonly act: AuditAct; readonly kind: string },
): Promise<void> {
  const entry = recordOf(services, {
    act,
    actor: { type: 'visitor', id: null },
    target: { type: 'person', id: person?.id ?? null },
    portalId: flow.portalId,
    details: { kind, flow: flow.id },
  })
  await services.store.atomically(entry)
}
