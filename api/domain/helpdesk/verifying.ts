import { CALLER_CODE } from '../../contract/plain/codes.ts'
import { codeOf } from '../../contract/plain/typed-code.ts'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { type AttemptRule, chargeAttempt } from '../methods/attempt-rules.ts'
import type { Refusal } from '../methods/refusal.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { callerHash } from './caller-codes.ts'
import { AGENT_KIND, AGENT_RULE, CALLER_KIND, CALLER_RULE, VERIFIED_FOR_MS } from './rules.ts'
import { mayHelp } from './who-may.ts'

/** Why a caller is not verified. */
export type NotVerified = Pick<Refusal, 'retryAfterSeconds'> & {
  readonly code: ActRefusal | 'locked' | 'wrong_code' | 'code_used' | 'code_expired'
}

/** The newest code that this agent has typed of this person, while the call lasts; null for none. */
export const verifiedFor = (
  { store }: Pick<Services, 'store'>,
  { agentId, personId, now }: { agentId: string; personId: string; now: number },
): Statement<CallerCode | null> =>
  store.callerCodes.usedBy(agentId, personId, now - VERIFIED_FOR_MS)

/**
 * An agent types what the caller reads out. Charged to the person and to the agent in a transaction of its own, and
 * compared in the next: what is guessed is counted, whatever becomes of it.
 */
export function createVerifying(services: Services) {
  const { store, clock } = services
  const { attemptBudgets } = store

  function* charged(
    subject: string,
    { kind, rule, now }: { kind: string; rule: AttemptRule; now: number },
  ): Statement<NotVerified | null> {
    const charge = chargeAttempt(yield* attemptBudgets.lock(subject, kind), rule, now)
    if (!charge.allowed)
      return { code: 'locked', retryAfterSeconds: Math.ceil((charge.retryAfterMs ?? 0) / 1000) }
    yield* attemptBudgets.set(subject, kind, charge.failures, charge.nextAt)
    return null
  }

  const charge = (act: Act, now: number): Promise<NotVerified | null> =>
    store.atomically(() =>
      withRight(services, { act, now }, function* ({ person, administrator }) {
        const agent = { kind: AGENT_KIND, rule: AGENT_RULE, now }
        const caller = { kind: CALLER_KIND, rule: CALLER_RULE, now }
        return (
          (yield* charged(administrator.person.id, agent)) ?? (yield* charged(person.id, caller))
        )
      }),
    )

  /** A right one gives the person's tries back, and the agent's last one. */
  function* giveBack(personId: string, agentId: string): Statement<void> {
    yield* attemptBudgets.lock(personId, CALLER_KIND)
    yield* attemptBudgets.set(personId, CALLER_KIND, 0, 0)
    const { failures } = yield* attemptBudgets.lock(agentId, AGENT_KIND)
    yield* attemptBudgets.set(agentId, AGENT_KIND, Math.max(0, failures - 1), 0)
  }

  const compare = (act: Act, typed: string, now: number): Promise<NotVerified | null> =>
    store.atomically(() =>
      withRight(services, { act, now }, function* ({ person, administrator }) {
        const { callerCodes } = store
        const agentId = administrator.person.id
        const hash = callerHash(services, person.id, codeOf(typed, CALLER_CODE))
        const found = yield* callerCodes.byHash(person.id, hash)
        const why = found ? whyNot(found, agentId, now) : 'wrong_code'
        const isRight =
          why === null && found && (yield* callerCodes.consume(found.id, agentId, now))
        const entry = { actor: actorOf(act), target: { type: 'person', id: person.id } }
        const { portalId } = act
        const written = (what: 'caller.verified' | 'caller-code.wrong') =>
          recordOf(services, {
            ...entry,
            act: what,
            portalId,
            details: { via: found?.via ?? null },
          })()
        yield* written(isRight ? 'caller.verified' : 'caller-code.wrong')
        if (!isRight) return { code: why ?? 'code_used' }
        yield* giveBack(person.id, agentId)
        return null
      }),
    )

  return async (act: Act, typed: string): Promise<NotVerified | null> => {
    const now = clock.now()
    return (await charge(act, now)) ?? compare(act, typed, now)
  }
}

/** One that was mailed for another agent is as wrong as any: nobody learns that it is right. */
function whyNot({ agentId, usedAt, expiresAt }: CallerCode, by: string, now: number) {
  if (agentId !== null && agentId !== by) return 'wrong_code'
  if (usedAt !== null) return 'code_used'
  return expiresAt <= now ? 'code_expired' : null
}

type Under = Parameters<typeof withPersonLocked<NotVerified>>[2]

function* withRight(
  services: Services,
  at: { readonly act: Act; readonly now: number },
  change: Under,
): Statement<NotVerified | null> {
  const refused = yield* withPersonLocked<NotVerified>(services, at, function* (locked) {
    const { administrator, person, live } = locked
    const target = { personId: person.id, live }
    if (!mayHelp(administrator, target, at.act.portalId)) return { code: 'forbidden' }
    return yield* change(locked)
  })
  return typeof refused === 'string' ? { code: refused } : refused
}
