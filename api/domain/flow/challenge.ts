import type { Statement } from '../../ports/store/statement.ts'
import { type AuditAct, recordOf } from '../audit.ts'
import { chargeBudget } from '../methods/attempts.ts'
import type { Verdict, VerificationMethod } from '../methods/method.ts'
import type { AttemptRule } from '../policy/attempt-rules.ts'
import type { Services } from '../services.ts'
import { type Change, change, type Outcome, type Refusal, refuse } from './change.ts'
import { attemptSubject, type FlowContext } from './context.ts'

interface Challenge<Subject, Right> {
  readonly method: VerificationMethod<Subject, Right>
  readonly rule: AttemptRule
  readonly subject: Subject
  /** As typed. */
  readonly answer: string
  /** What a right answer changes beyond being consumed. */
  readonly onRight: (right: Right) => Change
}

/**
 * Every answer to every method comes through here: charge, then check, then consume together with
 * what it proves. A fault on the way is thrown on and counts for nothing but the attempt.
 */
export async function answerChallenge<Subject, Right>(
  services: Services,
  context: FlowContext,
  challenge: Challenge<Subject, Right>,
): Promise<Outcome> {
  const { method, rule } = challenge
  const subject = attemptSubject(services.digest, context)
  const charge = await chargeBudget(services, subject, { kind: method.kind, rule })
  if (!charge.allowed) {
    await record(services, context, { act: 'method.locked', kind: method.kind })
    return refuse(locked(charge.retryAfterMs))
  }
  const verdict = await method.check(challenge.answer, challenge.subject)
  if (verdict.outcome === 'wrong') {
    const act = verdict.code === 'code_used' ? 'method.replayed' : 'method.wrong'
    await record(services, context, { act, kind: method.kind })
    return refuse(refusalOf(verdict, charge.left, services.clock.now()))
  }
  return change(consuming(services, { subject, challenge, right: verdict.right }))
}

function consuming<Subject, Right>(
  { store, clock }: Services,
  found: {
    readonly subject: string
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
      if (!(yield* method.consume(found.right, now))) return { code: 'code_used' }
      yield* store.attemptBudgets.lock(found.subject, method.kind)
      yield* store.attemptBudgets.set(found.subject, method.kind, 0, 0)
      return null
    },
  }
}

function locked(retryAfterMs: number | null): Refusal {
  if (retryAfterMs === null) return { code: 'locked' }
  return { code: 'locked', retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }
}

function refusalOf(
  { code }: Extract<Verdict<unknown>, { outcome: 'wrong' }>,
  attemptsLeft: number,
  now: number,
): Refusal {
  return { code, attemptsLeft, serverTime: new Date(now).toISOString() }
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
