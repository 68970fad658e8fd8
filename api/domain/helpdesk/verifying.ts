import { CALLER_CODE } from '../../contract/plain/codes.ts'
import { codeOf } from '../../contract/plain/typed-code.ts'
import type { CallerCode } from '../../ports/store/helpdesk/caller-code-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import type { Refusal } from '../methods/refusal.ts'
import { withPersonLocked } from '../rights/locked-person.ts'
import { type Act, type ActRefusal, actorOf } from '../rights/person-act.ts'
import type { Services } from '../services.ts'
import { callerHash } from './caller-codes.ts'
import { createCharging } from './charging.ts'
import { CALLER_COUNTED, VERIFIED_FOR_MS } from './rules.ts'
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
  const charging = createCharging(services, CALLER_COUNTED)

  const charge = (act: Act, now: number): Promise<NotVerified | null> =>
    store.atomically(() =>
      withRight(services, { act, now }, function* ({ person, administrator }) {
        return yield* charging.charge({
          agentId: administrator.person.id,
          personId: person.id,
          now,
        })
      }),
    )

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
        yield* charging.giveBack({ agentId, personId: person.id })
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
