import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { PortalChange, Portals } from '../../api/ports/store/portals.ts'
import { preparedRows, rows, type Tables } from '../seam.ts'
import { done, first, won } from '../statements.ts'
import { plusOne } from './portable.ts'

export const createPortals = ({ portal, portalSecret, helpContact }: Tables): Portals => {
  const change = (which: SQL | undefined, to: PortalChange) =>
    first((db) =>
      db
        .update(portal)
        .set({ ...to, version: plusOne(portal.version) })
        .where(which)
        .returning(),
    )

  return {
    *byId(id) {
      const [found] = yield* preparedRows(
        'portal',
        (db) =>
          db
            .select()
            .from(portal)
            .where(eq(portal.id, sql.placeholder('id'))),
        { id },
      )
      return found ?? null
    },

    all: () => rows((db) => db.select().from(portal).orderBy(portal.createdAt, portal.id)),

    add: (wanted) =>
      won((db) => db.insert(portal).values(wanted).onConflictDoNothing().returning()),

    addSecret: (secret) => done((db) => db.insert(portalSecret).values(secret).returning()),

    liveSecrets: (portalId) =>
      preparedRows(
        'live-portal-secrets',
        (db) =>
          db
            .select()
            .from(portalSecret)
            .where(
              and(
                eq(portalSecret.portalId, sql.placeholder('portalId')),
                isNull(portalSecret.revokedAt),
              ),
            )
            .orderBy(portalSecret.createdAt, portalSecret.id),
        { portalId },
      ),

    addHelpContact: (contact) => done((db) => db.insert(helpContact).values(contact).returning()),

    helpContacts: (portalId, language) =>
      rows((db) =>
        db
          .select()
          .from(helpContact)
          .where(and(eq(helpContact.portalId, portalId), eq(helpContact.language, language)))
          .orderBy(helpContact.position, helpContact.id),
      ),

    *change(id, version, to) {
      return (yield* change(and(eq(portal.id, id), eq(portal.version, version)), to)) !== null
    },

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
