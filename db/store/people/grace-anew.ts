import { and, eq, gt, inArray, lte, type SQL, sql } from 'drizzle-orm'
import type { PolicyReach, Reach } from '../../../api/ports/store/policy-reach-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Executor, Tables } from '../../seam.ts'
import { done, first } from '../../statements.ts'

/** People that one statement looks through where it writes. */
const PART = 5_000

/** @param concernedBy whom a change newly asks to set something up */
export function createGraceAnew(
  { grace, listedPerson, person }: Tables,
  concernedBy: (db: Executor, reach: Reach) => SQL | undefined,
): PolicyReach['giveGraceAnew'] {
  /** The last id of a part that begins after one; null where what is left is none. */
  function* endOfPart(portalId: string, after: string): Statement<string | null> {
    const found = yield* first((db) =>
      db
        .select({ id: listedPerson.personId })
        .from(listedPerson)
        .where(and(eq(listedPerson.portalId, portalId), gt(listedPerson.personId, after)))
        .orderBy(listedPerson.personId)
        .limit(1)
        .offset(PART - 1),
    )
    return found?.id ?? null
  }

  const forgetGrace = (reach: Reach) =>
    done((db) => {
      const people = db
        .select({ id: listedPerson.personId })
        .from(listedPerson)
        .innerJoin(person, eq(person.id, listedPerson.personId))
        .where(concernedBy(db, reach))
      return db
        .delete(grace)
        .where(and(eq(grace.portalId, reach.portalId), inArray(grace.personId, people)))
        .returning({ id: grace.personId })
    })

  /** @param part null for as far as there is anybody */
  const giveIn = (reach: Reach, part: { readonly after: string; readonly upTo: string | null }) =>
    done((db) => {
      const begun = { used: 0, since: reach.now }
      const people = db
        .select({
          personId: listedPerson.personId,
          portalId: listedPerson.portalId,
          used: sql`${begun.used}`.as('used'),
          since: sql`${begun.since}`.as('since'),
        })
        .from(listedPerson)
        .innerJoin(person, eq(person.id, listedPerson.personId))
        .where(
          and(
            concernedBy(db, reach),
            gt(listedPerson.personId, part.after),
            part.upTo === null ? undefined : lte(listedPerson.personId, part.upTo),
          ),
        )
      return db
        .insert(grace)
        .select(people)
        .onConflictDoUpdate({ target: [grace.personId, grace.portalId], set: begun })
        .returning({ id: grace.personId })
    })

  return function* (reach, { inDays }) {
    // Where no days run, no row is as good as a new one.
    if (!inDays) return yield* forgetGrace(reach)
    // In parts: a statement has a limit of time on PostgreSQL.
    let after: string | null = ''
    while (after !== null) {
      const upTo: string | null = yield* endOfPart(reach.portalId, after)
      yield* giveIn(reach, { after, upTo })
      after = upTo
    }
  }
}
