import { and, eq, inArray, lte } from 'drizzle-orm'
import type { LeaseTerms, OutboxMail } from '../../../api/ports/store/outbox-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { firstWhen, nullOr, plusOne } from '../shared/portable.ts'

/** Urgent mails first, then the longest due: what is returned by an update has no order of its own. */
export function* lease(t: Tables, terms: LeaseTerms): Statement<readonly OutboxMail[]> {
  const leased = yield* rows((db) => leaseQuery(db, t, terms))
  const rank = ({ expiresAt }: OutboxMail) =>
    expiresAt !== null && expiresAt <= terms.urgentUntil ? 0 : 1
  return [...leased].sort((a, b) => rank(a) - rank(b) || a.nextAt - b.nextAt)
}

/**
 * The guard stands twice. The inner one chooses; the outer one is looked at again by PostgreSQL
 * when another worker held the row meanwhile, and then the row is no longer free.
 */
const leaseQuery = (
  db: Executor,
  { outbox }: Tables,
  { now, until, limit, urgentUntil }: LeaseTerms,
) => {
  const free = and(
    eq(outbox.state, 'queued'),
    lte(outbox.nextAt, now),
    nullOr(outbox.leasedUntil, lte(outbox.leasedUntil, now)),
  )
  const chosen = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(free)
    .orderBy(firstWhen(lte(outbox.expiresAt, urgentUntil)), outbox.nextAt, outbox.id)
    .limit(limit)
  return db
    .update(outbox)
    .set({ leasedUntil: until, attempts: plusOne(outbox.attempts) })
    .where(and(inArray(outbox.id, chosen), free))
    .returning()
}
