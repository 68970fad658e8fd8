import { and, eq } from 'drizzle-orm'
import type { Units } from '../../api/ports/store/units.ts'
import { rows, type Tables } from '../seam.ts'
import { first, only } from '../statements.ts'
import { excluded } from './portable.ts'

export const createUnits = ({ unit }: Tables): Units => ({
  put: (wanted) =>
    only((db) =>
      db
        .insert(unit)
        .values(wanted)
        .onConflictDoUpdate({
          target: [unit.portalId, unit.externalId],
          set: {
            name: excluded(unit.name),
            parentId: excluded(unit.parentId),
            contact: excluded(unit.contact),
          },
        })
        .returning(),
    ),

  byExternalId: (portalId, externalId) =>
    first((db) =>
      db
        .select()
        .from(unit)
        .where(and(eq(unit.portalId, portalId), eq(unit.externalId, externalId))),
    ),

  inPortal: (portalId) =>
    rows((db) =>
      db.select().from(unit).where(eq(unit.portalId, portalId)).orderBy(unit.externalId),
    ),
})
