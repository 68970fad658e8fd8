import type { Statement } from '../../ports/store/statement.ts'
import { type AttemptRule, chargeAttempt } from '../methods/attempt-rules.ts'
import type { Services } from '../services.ts'

/** What guesses of a code that a caller reads out are counted as, and how they are slowed. */
export interface Counted {
  readonly caller: { readonly kind: string; readonly rule: AttemptRule }
  readonly agent: { readonly kind: string; readonly rule: AttemptRule }
}

interface Both {
  readonly agentId: string
  readonly personId: string
  readonly now: number
}

/** With these rules for some time, never for good. */
export interface OutOfTries {
  readonly code: 'locked'
  readonly retryAfterSeconds: number
}

/** Charged to the person and to the agent, before anything is compared. */
export function createCharging({ store }: Pick<Services, 'store'>, { caller, agent }: Counted) {
  const { attemptBudgets } = store

  function* charged(
    subject: string,
    { kind, rule, now }: Counted['caller'] & { readonly now: number },
  ): Statement<OutOfTries | null> {
    const charge = chargeAttempt(yield* attemptBudgets.lock(subject, kind), rule, now)
    if (!charge.allowed)
      return { code: 'locked', retryAfterSeconds: Math.ceil((charge.retryAfterMs ?? 0) / 1000) }
    yield* attemptBudgets.set(subject, kind, charge.failures, charge.nextAt)
    return null
  }

  return {
    *charge({ agentId, personId, now }: Both): Statement<OutOfTries | null> {
      return (
        (yield* charged(agentId, { ...agent, now })) ??
        (yield* charged(personId, { ...caller, now }))
      )
    },

    /** A right one gives the person's tries back, and the agent's last one. */
    *giveBack({ agentId, personId }: Omit<Both, 'now'>): Statement<void> {
      yield* attemptBudgets.lock(personId, caller.kind)
      yield* attemptBudgets.set(personId, caller.kind, 0, 0)
      const { failures } = yield* attemptBudgets.lock(agentId, agent.kind)
      yield* attemptBudgets.set(agentId, agent.kind, Math.max(0, failures - 1), 0)
    },
  }
}
