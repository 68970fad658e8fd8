import { and, desc, eq, gt, gte, inArray, isNull, lt, notInArray, type SQL } from 'drizzle-orm'
import type {
  OneTimeSecret,
  OneTimeSecrets,
} from '../../../api/ports/store/one-time-secret-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { adding, type Holes, prepared } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { count, done, first, won } from '../../statements.ts'
import { minusOne, plusOne } from '../shared/portable.ts'

type Purpose = OneTimeSecret['purpose']

/** A value, or the hole where it will be. */
type Given<T> = T | SQL<T>

interface LiveOfFlow {
  readonly flowId: string
  readonly now: number
}

interface LiveOfMethod {
  readonly methodId: string
  readonly purpose: Purpose
  readonly now: number
}

interface Consumed {
  readonly id: string
  readonly hash: string
  readonly now: number
}

export const createOneTimeSecrets = ({ oneTimeSecret: secret }: Tables): OneTimeSecrets => {
  const usable = (now: Given<number>) => and(isNull(secret.usedAt), gt(secret.expiresAt, now))

  const live = (purpose: Given<Purpose>, flowId: Given<string>, now: Given<number>) =>
    and(eq(secret.flowId, flowId), eq(secret.purpose, purpose), usable(now))

  const newestFirst = [desc(secret.createdAt), desc(secret.id)] as const

  /** Their ids, for use inside another statement. */
  const newest = (db: Executor, keep: number, which: ReturnType<typeof live>) =>
    db
      .select({ id: secret.id })
      .from(secret)
      .where(which)
      .orderBy(...newestFirst)
      .limit(keep)

  const expiredOfNoFlow = (db: Executor, before: number, limit: number) =>
    db
      .select({ id: secret.id })
      .from(secret)
      .where(and(isNull(secret.flowId), lt(secret.expiresAt, before)))
      .limit(limit)

  const adds = adding(secret)
  const byId = prepared((db, { id }: Holes<Pick<OneTimeSecret, 'id'>>) =>
    db.select().from(secret).where(eq(secret.id, id)),
  )
  const consuming = prepared((db, { id, hash, now }: Holes<Consumed>) =>
    db
      .update(secret)
      .set({ usedAt: now })
      .where(and(eq(secret.id, id), eq(secret.hash, hash), usable(now)))
      .returning(),
  )
  const living = prepared((db, { flowId, now }: Holes<LiveOfFlow>) =>
    db
      .select()
      .from(secret)
      .where(and(eq(secret.flowId, flowId), usable(now)))
      .orderBy(...newestFirst),
  )

  const ofMethod = prepared((db, { methodId, purpose, now }: Holes<LiveOfMethod>) =>
    db
      .select()
      .from(secret)
      .where(and(eq(secret.methodId, methodId), eq(secret.purpose, purpose), usable(now)))
      .orderBy(secret.createdAt, secret.id),
  )

  return {
    add: (wanted) => done(adds(wanted)),

    addOnce: (wanted) =>
      won((db) => db.insert(secret).values(wanted).onConflictDoNothing().returning()),

    byId: (id) => first(byId({ id })),

    consume: (id, hash, now) => first(consuming({ id, hash, now })),

    live: (flowId, now) => rows(living({ flowId, now })),

    ofMethod: (methodId, purpose, now) => rows(ofMethod({ methodId, purpose, now })),

    charge: (purpose, flowId, max, now) =>
      rows((db) =>
        db
          .update(secret)
          .set({ guesses: plusOne(secret.guesses) })
          .where(and(live(purpose, flowId, now), lt(secret.guesses, max)))
          .returning(),
      ),

    giveBack: (ids) =>
      done((db) =>
        db
          .update(secret)
          .set({ guesses: minusOne(secret.guesses) })
          .where(and(inArray(secret.id, ids), isNull(secret.usedAt), gt(secret.guesses, 0)))
          .returning(),
      ),

    retire: (purpose, flowId, keep, now) =>
      done((db) => {
        const which = live(purpose, flowId, now)
        return db
          .update(secret)
          .set({ usedAt: now })
          .where(and(which, notInArray(secret.id, newest(db, keep, which))))
          .returning()
      }),

    ofSubject: (purpose, subject, since) =>
      rows((db) =>
        db
          .select()
          .from(secret)
          .where(
            and(
              eq(secret.subject, subject),
              eq(secret.purpose, purpose),
              gte(secret.createdAt, since),
            ),
          )
          .orderBy(...newestFirst),
      ),

    *madeSince(purpose, subject, { since, most }): Statement<readonly number[]> {
      const made = yield* rows((db) =>
        db
          .select({ at: secret.createdAt })
          .from(secret)
          .where(
            and(
              eq(secret.subject, subject),
              eq(secret.purpose, purpose),
              gte(secret.createdAt, since),
            ),
          )
          .orderBy(...newestFirst)
          .limit(most),
      )
      return made.map(({ at }) => at)
    },

    sweep: (before, limit) =>
      count((db) =>
        db
          .delete(secret)
          .where(inArray(secret.id, expiredOfNoFlow(db, before, limit)))
          .returning(),
      ),
  }
}
