import { MINUTE, SECOND } from '../domain/values/time.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Metrics } from '../ports/metrics.ts'
import type { Store } from '../ports/store/store.ts'
import type { Work } from './loop.ts'

export interface OutboxWatchOptions {
  readonly store: Pick<Store, 'outbox' | 'run'>
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/** Somebody waits for a code no longer than this before they ask whom to ask. */
const LATE_MS = 5 * MINUTE
const SAID_EVERY_MS = 10 * MINUTE

/** Tells operators how the outbox stands: as figures, and aloud when mail has stopped leaving. */
export function createOutboxWatch({ store, clock, log, metrics }: OutboxWatchOptions): Work {
  /** When it was last said that mail is not leaving; null while it is. */
  let saidAt: number | null = null

  const sayLate = (now: number, fields: Readonly<Record<string, number>>): void => {
    if (saidAt !== null && now - saidAt < SAID_EVERY_MS) return
    saidAt = now
    log.error(fields, 'mail is not leaving')
  }

  const sayFlowing = (fields: Readonly<Record<string, number>>): void => {
    if (saidAt === null) return
    saidAt = null
    log.info(fields, 'mail is leaving again')
  }

  return {
    /** One look; there is never more to do at once. */
    async runOnce(): Promise<number> {
      const now = clock.now()
      const { mails, oldestAt } = await store.run(() => store.outbox.waiting())
      const waitedMs = oldestAt === null ? 0 : Math.max(0, now - oldestAt)
      const fields = { waiting: mails, oldestSeconds: Math.floor(waitedMs / SECOND) }
      metrics.outboxWaiting(mails, fields.oldestSeconds)
      if (waitedMs > LATE_MS) sayLate(now, fields)
      else sayFlowing(fields)
      return 0
    },
  }
}
