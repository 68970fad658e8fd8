import { and, desc, eq, gt, inArray, isNull, lt, ne, type SQL } from 'drizzle-orm'
import type { Flow, FlowChange, Flows } from '../../../api/ports/store/flow-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { adding, type Holes, prepared, preparedChange } from '../../prepared.ts'
import { rows, type Tables } from '../../seam.ts'
import { count, done, first } from '../../statements.ts'
import { atMost, plusOne } from '../shared/portable.ts'

interface OfBrowser extends Pick<Flow, 'browserHash' | 'portalId'> {
  readonly now: number
}

interface Changing extends Pick<Flow, 'id' | 'version'> {
  readonly now: number
}

export const createFlows = ({ flow, method }: Tables): Flows => {
  const isLive = (now: SQL<number>) => and(isNull(flow.endedAt), gt(flow.expiresAt, now))

  const adds = adding(flow)
  const byId = prepared((db, { id }: Holes<Pick<Flow, 'id'>>) =>
    db.select().from(flow).where(eq(flow.id, id)),
  )
  const unfinished = prepared((db, { browserHash, portalId, now }: Holes<OfBrowser>) =>
    db
      .select()
      .from(flow)
      .where(and(eq(flow.browserHash, browserHash), eq(flow.portalId, portalId), isLive(now)))
      .orderBy(desc(flow.createdAt), desc(flow.id))
      .limit(atMost(20)),
  )
  const changing = preparedChange(
    (db, { id, version, now }: Holes<Changing>, change: Holes<FlowChange>) =>
      db
        .update(flow)
        .set({ ...change, version: plusOne(flow.version) })
        .where(and(eq(flow.id, id), eq(flow.version, version), isLive(now)))
        .returning(),
  )

  const ending = prepared((db, { id, now }: Holes<Pick<Changing, 'id' | 'now'>>) =>
    db
      .update(flow)
      .set({ endedAt: now, version: plusOne(flow.version) })
      .where(and(eq(flow.id, id), isNull(flow.endedAt)))
      .returning({ id: flow.id }),
  )

  return {
    add: (wanted) => done(adds(wanted)),

    byId: (id) => first(byId({ id })),

    ofBrowser: (browserHash, portalId, now) => rows(unfinished({ browserHash, portalId, now })),

    change: ({ id, version }, change, now) => first(changing({ id, version, now }, change)),

    *sweep(before, limit): Statement<number> {
      const old = yield* rows((db) =>
        db.select({ id: flow.id }).from(flow).where(lt(flow.expiresAt, before)).limit(limit),
      )
      const ids = old.map(({ id }) => id)
      yield* done((db) =>
        db
          .delete(method)
          .where(and(inArray(method.flowId, ids), eq(method.state, 'pending')))
          .returning(),
      )
      return yield* count((db) => db.delete(flow).where(inArray(flow.id, ids)).returning())
    },

    end: (id, now) => done(ending({ id, now })),

    endOthers: (personId, exceptId, now) =>
      done((db) =>
        db
          .update(flow)
          .set({ endedAt: now, version: plusOne(flow.version) })
          .where(
            and(
              eq(flow.personId, personId),
              exceptId === null ? undefined : ne(flow.id, exceptId),
              isNull(flow.endedAt),
            ),
          )
          .returning(),
      ),

    endOfInvitation: (invitationId, now) =>
      done((db) =>
        db
          .update(flow)
          .set({ endedAt: now, version: plusOne(flow.version) })
          .where(and(eq(flow.invitationId, invitationId), isNull(flow.endedAt)))
          .returning(),
      ),
  }
}
