import type { ErrorCode } from '../../contract/errors.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type AuditAct, recordOf } from '../audit/audit.ts'
import type { AttemptRule } from '../methods/attempt-rules.ts'
import { chargeBudget, promptKind, refundBudget } from '../methods/attempts.ts'
import type { MethodAttempts } from '../methods/method.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { Pending, Wrong } from '../methods/verdict.ts'
import type { Services } from '../services.ts'
import { iso } from '../values/iso.ts'
import { type Change, change, type Outcome, refuse, unchanged, unless } from './change.ts'
import type { FlowContext } from './context.ts'

interface RightAnswer {
  readonly outcome: 'right'
}
type Otherwise = Wrong | Pending | { readonly outcome: 'refused'; readonly refusal: Refusal }

/** Where it is answered, and by whom as far as that is known. */
type Whose = Pick<FlowContext, 'flow' | 'person'>

interface Challenge<Right extends RightAnswer> {
  /** Kind of the method, and of its attempt budget. */
  readonly kind: string
  readonly attempts: MethodAttempts
  readonly rule: AttemptRule
  /** Whose budget is charged. */
  readonly budget: string
  /** Slow, and writes nothing but counters. */
  check(): Promise<Right | Otherwise>
  /**
   * False when somebody else used the answer first, or what it is right for has gone. Default: what it
   * changes uses it up.
   */
  consume?(right: Right, now: number): Statement<boolean>
  /** Undoes what `check` counted for a right answer that a fault of ours kept from counting. */
  giveBack?(right: Right): (() => Statement<void>) | undefined
  /** Whether a wrong answer changes what is shown. */
  readonly isShown: boolean
  /** What a wrong answer brings about beside being charged. Default: nothing. */
  onWrong?(): Promise<void>
  /** What reaching the hard stop brings about; asked for more than once. Default: nothing more. */
  onStop?(): Promise<void>
  /** What a right answer changes beyond being consumed. */
  onRight(right: Right): Change
}

/**
 * Every answer that can be guessed at comes through here: charge, then check, then consume together
 * with what it proves. After a fault of ours the charge is given back.
 */
export async function answerChallenge<Right extends RightAnswer>(
  services: Services,
  whose: Whose,
  challenge: Challenge<Right>,
): Promise<Outcome> {
  const { kind, rule, budget, attempts } = challenge
  const charge = await chargeBudget(services, budget, { kind, rule })
  if (!charge.allowed) {
    const isSpent = charge.retryAfterMs === null
    if (isSpent) await challenge.onStop?.()
    return refuse(locked(charge.retryAfterMs, attempts.spentCode), isSpent)
  }
  const refundAnd = (undo?: () => Statement<void>) => refund(services, { budget, kind, undo })
  const verdict = await orGiveBack(challenge.check(), refundAnd)
  if (verdict.outcome === 'right') {
    const undo = challenge.giveBack?.(verdict)
    return change({
      ...consuming(services, challenge, verdict),
      onFault: () => refundAnd(undo),
    })
  }
  if (verdict.outcome !== 'wrong') {
    await refundAnd()
    if (verdict.outcome === 'refused') return refuse(verdict.refusal)
    return asking(services, challenge, verdict)
  }
  const { clock } = services
  const act = verdict.act ?? actOf(verdict.code, charge.nextAt > clock.now())
  await record(services, whose, { act, kind })
  if (verdict.told) await services.store.atomically(verdict.told)
  await challenge.onWrong?.()
  const isLast = rule.hardStop !== null && charge.failures >= rule.hardStop
  if (isLast) await challenge.onStop?.()
  const refusal = refusalOf(verdict, charge, { isTimed: attempts.isTimed, now: clock.now() })
  return refuse(refusal, isLast || challenge.isShown)
}

/**
 * Looking whether another party has answered: nothing is guessed at, so nothing is charged, and a wrong
 * answer was given elsewhere. What it proves is consumed like any other.
 */
export async function lookAtChallenge<Right extends RightAnswer>(
  services: Services,
  challenge: Challenge<Right>,
): Promise<Outcome> {
  const verdict = await challenge.check()
  if (verdict.outcome === 'wrong') return refuse({ code: verdict.code })
  if (verdict.outcome === 'refused') return refuse(verdict.refusal)
  if (verdict.outcome === 'pending') return unchanged
  const giveBack = challenge.giveBack?.(verdict)
  return change({
    ...consuming(services, challenge, verdict),
    ...(giveBack ? { onFault: () => services.store.atomically(giveBack) } : {}),
  })
}

/** Charged before the other party is asked: whoever is tired out by being asked says yes in the end. */
async function asking<Right extends RightAnswer>(
  services: Services,
  { kind, budget, attempts }: Challenge<Right>,
  { ask }: Pending,
): Promise<Outcome> {
  if (!ask) return unchanged
  const { promptRule: rule } = attempts
  if (!rule) throw new Error(`"${kind}" asks another party, and says nowhere how often`)
  const prompt = { kind: promptKind(kind), rule }
  const charge = await chargeBudget(services, budget, prompt)
  if (!charge.allowed) return refuse(locked(charge.retryAfterMs, attempts.spentCode))
  const giveBack = () => refund(services, { budget, kind: prompt.kind, undo: undefined })
  const rows = await orGiveBack(ask(), giveBack)
  return change({ guards: () => unless(rows(), { code: attempts.overtaken }) })
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

function consuming<Right extends RightAnswer>(
  { store, clock }: Services,
  challenge: Challenge<Right>,
  right: Right,
): Change {
  const { budget, kind, attempts } = challenge
  const then = challenge.onRight(right)
  const now = clock.now()
  return {
    ...then,
    *guards(): Statement<Refusal | null> {
      const refusal = then.guards ? yield* then.guards() : null
      if (refusal) return refusal
      const isFirst = challenge.consume ? yield* challenge.consume(right, now) : true
      if (!isFirst) return { code: attempts.overtaken }
      for (const counted of attempts.promptRule ? [kind, promptKind(kind)] : [kind]) {
        yield* store.attemptBudgets.lock(budget, counted)
        yield* store.attemptBudgets.set(budget, counted, 0, 0)
      }
      return null
    },
  }
}

function actOf(code: ErrorCode, isLocking: boolean): AuditAct {
  if (isLocking) return 'method.locked'
  if (code === 'code_used') return 'method.replayed'
  return code === 'wrong_password' ? 'password.wrong' : 'method.wrong'
}

function locked(retryAfterMs: number | null, spentCode: ErrorCode): Refusal {
  if (retryAfterMs === null) return { code: spentCode }
  return { code: 'locked', retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }
}

/** The server's clock is told from the second wrong code on: theirs may be what is wrong. */
function refusalOf(
  { code, left, retryAfterMs }: Wrong,
  charge: { readonly left: number; readonly failures: number },
  { isTimed, now }: { readonly isTimed: boolean; readonly now: number },
): Refusal {
  const attemptsLeft = left ?? charge.left
  const wait =
    retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }
  if (!isTimed || charge.failures < 2) return { code, attemptsLeft, ...wait }
  return { code, attemptsLeft, ...wait, serverTime: iso(now) }
}

async function record(
  services: Services,
  { flow, person }: Whose,
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
