import { and, countDistinct, desc, eq, getTableColumns, max } from 'drizzle-orm'
import type { Notices } from '../../api/ports/store/notices.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { type Executor, rows, type Tables } from '../seam.ts'
import { done, first, won } from '../statements.ts'

export const createNotices = ({ notice, acceptance }: Tables): Notices => {
  const newestVersions = (db: Executor, portalId: string) =>
    db
      .select({ document: notice.document, version: max(notice.version).as('newest_version') })
      .from(notice)
      .where(eq(notice.portalId, portalId))
      .groupBy(notice.document)
      .as('newest')

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

    current: (portalId) =>
      rows((db) => {
        const newest = newestVersions(db, portalId)
        return db
          .select(getTableColumns(notice))
          .from(notice)
          .innerJoin(
            newest,
            and(eq(notice.document, newest.document), eq(notice.version, newest.version)),
          )
          .where(eq(notice.portalId, portalId))
          .orderBy(notice.document, notice.language)
      }),

    *lastMaterial(portalId, document): Statement<number> {
      const newest = yield* first((db) =>
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
      return newest?.version ?? 0
    },

    all: (portalId) =>
      rows((db) =>
        db
          .select()
          .from(notice)
          .where(eq(notice.portalId, portalId))
          .orderBy(notice.document, desc(notice.version), notice.language),
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

    accepted: (personId, portalId) =>
      rows((db) =>
        db
          .select()
          .from(acceptance)
          .where(and(eq(acceptance.personId, personId), eq(acceptance.portalId, portalId)))
          .orderBy(acceptance.at, acceptance.id),
      ),
  }
}
