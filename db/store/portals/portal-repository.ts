import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type {
  Portal,
  PortalChange,
  PortalSecret,
  Portals,
} from '../../../api/ports/store/portal-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Holes, prepared } from '../../prepared.ts'
import { rows, type Tables } from '../../seam.ts'
import { done, first, only, won } from '../../statements.ts'
import { plusOne, total } from '../shared/portable.ts'

export const createPortals = ({ portal, portalSecret, helpContact }: Tables): Portals => {
  const update = (which: SQL | undefined, to: PortalChange, version: SQL) =>
    first((db) =>
      db
        .update(portal)
        .set({ ...to, version })
        .where(which)
        .returning(),
    )
  const change = (which: SQL | undefined, to: PortalChange) =>
    update(which, to, plusOne(portal.version))

  const byId = prepared((db, { id }: Holes<Pick<Portal, 'id'>>) =>
    db.select().from(portal).where(eq(portal.id, id)),
  )
  const versionOf = prepared((db, { id }: Holes<Pick<Portal, 'id'>>) =>
    db.select({ version: portal.version }).from(portal).where(eq(portal.id, id)),
  )
  const revision = prepared((db) => db.select({ sum: total(portal.version) }).from(portal))
  const all = prepared((db) => db.select().from(portal).orderBy(portal.createdAt, portal.id))
  const liveSecrets = prepared((db, { portalId }: Holes<Pick<PortalSecret, 'portalId'>>) =>
    db
      .select()
      .from(portalSecret)
      .where(and(eq(portalSecret.portalId, portalId), isNull(portalSecret.revokedAt)))
      .orderBy(portalSecret.createdAt, portalSecret.id),
  )

  return {
    byId: (id) => first(byId({ id })),

    *versionOf(id): Statement<number | null> {
      return (yield* first(versionOf({ id })))?.version ?? null
    },

    all: () => rows(all({})),

    *revision(): Statement<number> {
      return (yield* only(revision({}))).sum
    },

    add: (wanted) =>
      won((db) => db.insert(portal).values(wanted).onConflictDoNothing().returning()),

    addSecret: (secret) => done((db) => db.insert(portalSecret).values(secret).returning()),

    liveSecrets: (portalId) => rows(liveSecrets({ portalId })),

    addHelpContact: (contact) => done((db) => db.insert(helpContact).values(contact).returning()),

    *change(id, version, to) {
      return (yield* change(and(eq(portal.id, id), eq(portal.version, version)), to)) !== null
    },

    hold: (id) => update(eq(portal.id, id), {}, sql`${portal.version}`),

    lock: (id) => change(eq(portal.id, id), {}),

    revokeSecret: (portalId, secretId, at) =>
      won((db) =>
        db
          .update(portalSecret)
          .set({ revokedAt: at })
          .where(
            and(
              eq(portalSecret.id, secretId),
              eq(portalSecret.portalId, portalId),
              isNull(portalSecret.revokedAt),
            ),
          )
          .returning(),
      ),

    clearHelpContacts: (portalId) =>
      done((db) => db.delete(helpContact).where(eq(helpContact.portalId, portalId)).returning()),

    allHelpContacts: (portalId) =>
      rows((db) =>
        db
          .select()
          .from(helpContact)
          .where(eq(helpContact.portalId, portalId))
          .orderBy(helpContact.language, helpContact.position, helpContact.id),
      ),
  }
}
