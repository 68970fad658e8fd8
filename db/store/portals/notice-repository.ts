import { and, countDistinct, eq, getTableColumns, max, type SQL } from 'drizzle-orm'
import type { Acceptance, Notice, Notices } from '../../../api/ports/store/notice-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { type Executor, rows, type Tables } from '../../seam.ts'
import { done, first, won } from '../../statements.ts'
import { inOrder } from '../shared/in-order.ts'

const byDocument = ({ document }: Notice) => document
const byLanguage = ({ language }: Notice) => language

export const createNotices = ({ notice, acceptance }: Tables): Notices => {
  const newestVersions = (db: Executor, portalId: SQL<string>) =>
    db
      .select({ document: notice.document, version: max(notice.version).as('newest_version') })
      .from(notice)
      .where(eq(notice.portalId, portalId))
      .groupBy(notice.document)
      .as('newest')

  const current = prepared((db, { portalId }: Holes<Pick<Notice, 'portalId'>>) => {
    const newest = newestVersions(db, portalId)
    return db
      .select(getTableColumns(notice))
      .from(notice)
      .innerJoin(
        newest,
        and(eq(notice.document, newest.document), eq(notice.version, newest.version)),
      )
      .where(eq(notice.portalId, portalId))
  })
  const lastMaterial = prepared(
    (db, { portalId, document }: Holes<Pick<Notice, 'portalId' | 'document'>>) =>
      db
        .select({ version: max(notice.version) })
        .from(notice)
        .where(
          and(
            eq(notice.portalId, portalId),
            eq(notice.document, document),
            eq(notice.material, true),
          ),
        ),
  )
  const accepted = prepared(
    (db, { personId, portalId }: Holes<Pick<Acceptance, 'personId' | 'portalId'>>) =>
      db
        .select()
        .from(acceptance)
        .where(and(eq(acceptance.personId, personId), eq(acceptance.portalId, portalId)))
        .orderBy(acceptance.at, acceptance.id),
  )

  return {
    publish: (wanted) =>
      won((db) =>
        db
          .insert(notice)
          .values(wanted)
          .onConflictDoNothing({
            target: [notice.portalId, notice.document, notice.version, notice.language],
          })
          .returning(),
      ),

    *current(portalId): Statement<readonly Notice[]> {
      return inOrder(yield* rows(current({ portalId })), byDocument, byLanguage)
    },

    *lastMaterial(portalId, document): Statement<number> {
      return (yield* first(lastMaterial({ portalId, document })))?.version ?? 0
    },

    *all(portalId): Statement<readonly Notice[]> {
      const all = yield* rows((db) => db.select().from(notice).where(eq(notice.portalId, portalId)))
      return inOrder(all, byDocument, ({ version }) => -version, byLanguage)
    },

    text: (portalId, { document, version, language }) =>
      first((db) =>
        db
          .select()
          .from(notice)
          .where(
            and(
              eq(notice.portalId, portalId),
              eq(notice.document, document),
              eq(notice.version, version),
              eq(notice.language, language),
            ),
          ),
      ),

    acceptedCounts: (portalId) =>
      rows((db) =>
        db
          .select({
            document: acceptance.document,
            version: acceptance.version,
            people: countDistinct(acceptance.personId),
          })
          .from(acceptance)
          .where(eq(acceptance.portalId, portalId))
          .groupBy(acceptance.document, acceptance.version),
      ),

    accept: (given) => done((db) => db.insert(acceptance).values(given).returning()),

    accepted: (personId, portalId) => rows(accepted({ personId, portalId })),
  }
}
