import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Portals } from '../../api/ports/store/portals.ts'
import { preparedRows, rows, type Tables } from '../seam.ts'
import { done, won } from '../statements.ts'

export const createPortals = ({ portal, portalSecret, helpContact }: Tables): Portals => ({
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

  add: (wanted) => won((db) => db.insert(portal).values(wanted).onConflictDoNothing().returning()),

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
})
