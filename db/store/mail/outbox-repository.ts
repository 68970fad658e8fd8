import { and, count, eq, inArray, isNull, lt, lte, min, or } from 'drizzle-orm'
import type {
  LeaseTerms,
  LetterState,
  Outbox,
  OutboxMail,
  Reported,
} from '../../../api/ports/store/outbox-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { adding } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { count as changed, done, first, only, won } from '../../statements.ts'
import { firstWhen, nullOr, plusOne } from '../shared/portable.ts'

/** Matches no row. */
const NOTHING = ''
/** Nobody needs its secrets or tries it again. */
const SETTLED = { sealed: null, leasedUntil: null } as const
/** A mail that was given up, yet reached the provider after all, has been handed over. */
const NOT_HANDED_OVER: readonly OutboxMail['state'][] = ['queued', 'given-up']
const UNREPORTED: readonly OutboxMail['state'][] = [...NOT_HANDED_OVER, 'handed-over']
/** Every state but that, each named: so an index finds them. */
const NOT_QUEUED = Object.keys({
  'handed-over': true,
  delivered: true,
  refused: true,
  bounced: true,
  'given-up': true,
} satisfies Record<Exclude<OutboxMail['state'], 'queued'>, true>) as OutboxMail['state'][]
/** From where a report leads to its state. */
const BEFORE: Readonly<Record<Reported['state'], readonly OutboxMail['state'][]>> = {
  delivered: UNREPORTED,
  refused: UNREPORTED,
  bounced: [...UNREPORTED, 'delivered'],
}

export const createOutbox = (t: Tables): Outbox => {
  const { outbox } = t
  const adds = adding(outbox)
  const queued = (id: string) => and(eq(outbox.id, id), eq(outbox.state, 'queued'))
  const end = (id: string, state: OutboxMail['state'], fault: string) =>
    done((db) =>
      db
        .update(outbox)
        .set({ ...SETTLED, state, lastFault: fault })
        .where(queued(id))
        .returning(),
    )

  return {
    add: (mail) => done(adds(mail)),

    *addAll(mails): Statement<void> {
      if (mails.length === 0) return
      yield* rows((db) =>
        db
          .insert(outbox)
          .values([...mails])
          .returning({ id: outbox.id }),
      )
    },

    byId: (id) => first((db) => db.select().from(outbox).where(eq(outbox.id, id))),

    lease: (terms) => lease(t, terms),

    *handedOver(id, now, providerId): Statement<void> {
      yield* rows((db) =>
        db
          .update(outbox)
          .set({ ...SETTLED, handedOverAt: now, providerId })
          .where(and(eq(outbox.id, id), isNull(outbox.handedOverAt)))
          .returning(),
      )
      yield* rows((db) =>
        db
          .update(outbox)
          .set({ state: 'handed-over' })
          .where(and(eq(outbox.id, id), inArray(outbox.state, NOT_HANDED_OVER)))
          .returning(),
      )
    },

    retry: (id, nextAt, fault) =>
      done((db) =>
        db
          .update(outbox)
          .set({ nextAt, leasedUntil: null, lastFault: fault })
          .where(queued(id))
          .returning(),
      ),

    giveUp: (id, fault) => end(id, 'given-up', fault),
    refuse: (id, fault) => end(id, 'refused', fault),

    byReport: ({ providerId, id }) =>
      first((db) =>
        db
          .select()
          .from(outbox)
          .where(or(eq(outbox.providerId, providerId), eq(outbox.id, id ?? NOTHING))),
      ),

    report: (id, { state, providerId, at }) =>
      won((db) =>
        db
          .update(outbox)
          .set({ ...SETTLED, state, providerId, reportedAt: at })
          .where(and(eq(outbox.id, id), inArray(outbox.state, BEFORE[state])))
          .returning(),
      ),

    withdrawLetters: (invitationId) =>
      done((db) =>
        db
          .update(outbox)
          .set({ state: 'given-up', sealed: null, leasedUntil: null, lastFault: 'withdrawn' })
          .where(and(eq(outbox.invitationId, invitationId), eq(outbox.state, 'queued')))
          .returning(),
      ),

    newestLettersOf: (ids) => newestLetters(t, ids),

    sweep: (before, limit) =>
      changed((db) => {
        const settled = db
          .select({ id: outbox.id })
          .from(outbox)
          .where(and(inArray(outbox.state, NOT_QUEUED), lt(outbox.createdAt, before)))
        return db
          .delete(outbox)
          .where(inArray(outbox.id, settled.limit(limit)))
          .returning()
      }),

    waiting: () =>
      only((db) =>
        db
          .select({ mails: count(), oldestAt: min(outbox.createdAt) })
          .from(outbox)
          .where(eq(outbox.state, 'queued')),
      ),
  }
}

function* newestLetters(
  { outbox, invitation }: Tables,
  invitationIds: readonly string[],
): Statement<readonly LetterState[]> {
  const letters = yield* rows((db) =>
    db
      .select({ invitationId: invitation.id, state: outbox.state })
      .from(outbox)
      .innerJoin(invitation, eq(invitation.id, outbox.invitationId))
      .where(inArray(invitation.id, [...invitationIds]))
      .orderBy(outbox.createdAt, outbox.id),
  )
  // Of the letters of one invitation the last is kept.
  return [...new Map(letters.map((letter) => [letter.invitationId, letter])).values()]
}

/** Urgent mails first, then the longest due: what is returned by an update has no order of its own. */
function* lease(t: Tables, terms: LeaseTerms): Statement<readonly OutboxMail[]> {
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
