import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Flows } from '../../api/ports/store/flows.ts'
import type { Tables } from '../seam.ts'
import { done, first } from '../statements.ts'
import { plusOne } from './portable.ts'

export const createFlows = ({ flow }: Tables): Flows => ({
  add: (wanted) => done((db) => db.insert(flow).values(wanted).returning()),

  byId: (id) => first((db) => db.select().from(flow).where(eq(flow.id, id))),

  change: (id, version, change) =>
    first((db) =>
      db
        .update(flow)
        .set({ ...change, version: plusOne(flow.version) })
        .where(and(eq(flow.id, id), eq(flow.version, version), isNull(flow.endedAt)))
        .returning(),
    ),

  endOthers: (personId, exceptId, now) =>
    done((db) =>
      db
        .update(flow)
        .set({ endedAt: now, version: plusOne(flow.version) })
        .where(and(eq(flow.personId, personId), ne(flow.id, exceptId), isNull(flow.endedAt)))
        .returning(),
    ),
})
