import { DAY } from '../domain/time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store/store.ts'

export interface SweeperOptions {
  readonly store: Pick<Store, 'flows' | 'outbox' | 'atomically'>
  readonly clock: Clock
}

/** Rows of one transaction: longer ones keep everybody else waiting. */
const CHUNK = 250
/** Kept a day beyond their end, because sending is limited by what was sent in the last day. */
const FLOWS_KEPT_MS = DAY
/** Long enough to answer "did the mail go out?". */
const MAILS_KEPT_MS = 30 * DAY

/**
 * Removes what has served its purpose: flows with their codes and half-made methods, settled mails
 * with the address they went to. Deleting is idempotent, so processes need not take turns.
 */
export function createSweeper({ store, clock }: SweeperOptions) {
  return {
    /** One chunk of each; resolves how many rows went. */
    async runOnce(): Promise<number> {
      const now = clock.now()
      const flows = await store.atomically(() => store.flows.sweep(now - FLOWS_KEPT_MS, CHUNK))
      const mails = await store.atomically(() => store.outbox.sweep(now - MAILS_KEPT_MS, CHUNK))
      return flows + mails
    },
  }
}
