import type { AttemptBudget } from '../../ports/store/attempt-budget-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import { bitsFor } from './network-limits.ts'
import { compartmentOf, SPRAYED_KINDS, sprayedWindow } from './spraying-rules.ts'

/** A wrong password that was typed by whoever is not known in their browser. */
export interface WrongPassword {
  /** Normalised, so that it is the same however it was typed. */
  readonly typed: string
  /** Keyed digest of the address that it was typed for, whether or not somebody has it. */
  readonly account: string
  /** Where it was typed. */
  readonly portalId: string
}

/** The one counter that says how much work a stranger's password costs now. */
export const sprayedSubject = (digest: Services['digest']): string => digest.of('sprayed')

/**
 * Notices one password that is tried on many accounts. Nobody is locked out by it: strangers are asked
 * for work, and operators are told. The statements are the same for every address.
 */
export function createSprayWatch(services: Services) {
  const { store, clock, digest, log, metrics } = services

  /** Counts one more if it is new here, and gives how many there are. */
  function* counted(budget: AttemptBudget, isNew: boolean, now: number): Statement<number> {
    const window = windowOf(budget, now)
    const acts = window.acts + (isNew ? 1 : 0)
    yield* store.attemptBudgets.set(budget.subject, budget.kind, acts, window.endsAt)
    return acts
  }

  /** How many accounts were tried with what is in the compartment of this password. */
  function* accountsTried({ typed, account }: WrongPassword, now: number): Statement<number> {
    const digested = digest.of('sprayed-password', typed)
    const compartment = digest.of('sprayed-compartment', String(compartmentOf(digested)))
    const place = digest.of('sprayed-account', compartment, account)
    const seen = yield* store.attemptBudgets.lock(place, SPRAYED_KINDS.account)
    const isNew = windowOf(seen, now).acts === 0
    yield* counted(seen, isNew, now)
    const all = yield* store.attemptBudgets.lock(compartment, SPRAYED_KINDS.accounts)
    return yield* counted(all, isNew, now)
  }

  /** Whether this many make the work of strangers begin, or cost more than it did. */
  function* raises(accounts: number, now: number): Statement<boolean> {
    if (bitsFor('sprayed', accounts) === 0) return false
    const subject = sprayedSubject(digest)
    const { acts } = windowOf(yield* store.attemptBudgets.lock(subject, 'sprayed'), now)
    const most = Math.max(acts, accounts)
    const until = sprayedWindow({ acts: 0, endsAt: 0 }, now).endsAt
    yield* store.attemptBudgets.set(subject, 'sprayed', most, until)
    return bitsFor('sprayed', accounts) > bitsFor('sprayed', acts)
  }

  const tell = async (accounts: number, portalId: string): Promise<void> => {
    metrics.passwordsSprayed()
    log.error({ accounts }, 'one password is tried on many accounts')
    const entry = recordOf(services, {
      act: 'passwords.sprayed',
      actor: { type: 'visitor', id: null },
      target: { type: 'installation', id: null },
      portalId,
      details: { accounts },
    })
    await store.atomically(entry)
  }

  return {
    /** Counts it, and raises the alarm where it is one too many. */
    async wrong(password: WrongPassword): Promise<void> {
      const now = clock.now()
      const { accounts, isAlarm } = await store.atomically(function* () {
        const tried = yield* accountsTried(password, now)
        return { accounts: tried, isAlarm: yield* raises(tried, now) }
      })
      if (isAlarm) await tell(accounts, password.portalId)
    },
  }
}

function windowOf({ failures, nextAt }: AttemptBudget, now: number) {
  return sprayedWindow({ acts: failures, endsAt: nextAt }, now)
}
