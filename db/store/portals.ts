import { and, eq, isNull } from 'drizzle-orm'
import type { Portals } from '../../api/ports/store/portals.ts'
import { rows, type Tables } from '../seam.ts'
import { done, first, won } from '../statements.ts'

export const createPortals = ({ portal, portalSecret, helpContact }: Tables): Portals => ({
  byId: (id) => first((db) => db.select().from(portal).where(eq(portal.id, id))),

  all: () => rows((db) => db.select().from(portal).orderBy(portal.createdAt, portal.id)),

  add: (wanted) => won((db) => db.insert(portal).values(wanted).onConflictDoNothing().returning()),

  addSecret: (secret) => done((db) => db.insert(portalSecret).values(secret).returning()),

  liveSecrets: (portalId) =>
    rows((db) =>
      db
        .select()
        .from(portalSecret)
        .where(and(eq(portalSecret.portalId, portalId), isNull(portalSecret.revokedAt)))
        .orderBy(portalSecret.createdAt, portalSecret.id),
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
