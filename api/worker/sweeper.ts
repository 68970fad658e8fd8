import { LOADS } from '../domain/admission/network-limits.ts'
import { SPRAYED_KINDS } from '../domain/admission/spraying-rules.ts'
import { DAY } from '../domain/values/time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store/store.ts'

export interface SweeperOptions {
  readonly store: Pick<
    Store,
    | 'flows'
    | 'outbox'
    | 'oneTimeSecrets'
    | 'callerCodes'
    | 'attemptBudgets'
    | 'sessions'
    | 'methods'
    | 'objections'
    | 'atomically'
  >
  readonly clock: Clock
}

/** Rows of one transaction: longer ones keep everybody else waiting. */
const CHUNK = 250
/** Kept a day beyond their end, because sending is limited by what was sent in the last day. */
const CODES_KEPT_MS = DAY
/** As long as a browser keeps the cookie by which it is known to have been signed in before. */
const SESSIONS_KEPT_MS = 400 * DAY
/** Wrong answers in a row are one row with those of last year, for people who come twice a year. */
const GUESSES_KEPT_MS = 400 * DAY
/** Counters that are worth nothing when their time is over. */
const COUNTED = [...LOADS, ...Object.values(SPRAYED_KINDS)]
/** As long as the helpdesk can give back what somebody removed, or had removed by somebody else. */
const REMOVED_KEPT_MS = 30 * DAY
/** A freeze is lifted by what is older than every change of these days. */
const OBJECTIONS_KEPT_MS = 30 * DAY
/** Long enough to answer "did the mail go out?". */
const MAILS_KEPT_MS = 30 * DAY

/**
 * Removes what has served its purpose: flows with their codes and half-made methods, other one-time
 * secrets and codes that were read out, what removed methods still held, settled mails with the address they went to, sessions that no browser remembers, counters
 * of a load that is over and of guesses of long ago. Deleting is idempotent, so processes need not
 * take turns.
 */
export function createSweeper({ store, clock }: SweeperOptions) {
  return {
    /** One chunk of each; resolves how many rows went. */
    async runOnce(): Promise<number> {
      const now = clock.now()
      const flows = await store.atomically(() => store.flows.sweep(now - CODES_KEPT_MS, CHUNK))
      const mails = await store.atomically(() => store.outbox.sweep(now - MAILS_KEPT_MS, CHUNK))
      const secrets = await store.atomically(() =>
        store.oneTimeSecrets.sweep(now - CODES_KEPT_MS, CHUNK),
      )
      const loads = await store.atomically(function* () {
        let gone = 0
        for (const kind of COUNTED) gone += yield* store.attemptBudgets.sweep(kind, now, CHUNK)
        return gone + (yield* store.attemptBudgets.sweep(null, now - GUESSES_KEPT_MS, CHUNK))
      })
      const sessions = await store.atomically(() =>
        store.sessions.sweep(now - SESSIONS_KEPT_MS, CHUNK),
      )
      const removed = await store.atomically(() => store.methods.wipe(now - REMOVED_KEPT_MS, CHUNK))
      const read = await store.atomically(() => store.callerCodes.sweep(now - CODES_KEPT_MS, CHUNK))
      const said = await store.atomically(() =>
        store.objections.sweep(now - OBJECTIONS_KEPT_MS, CHUNK),
      )
      return flows + mails + secrets + read + loads + sessions + removed + said
    },
  }
}
