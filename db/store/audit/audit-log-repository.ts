import { and, desc, eq, getTableColumns, isNull, or, type SQL } from 'drizzle-orm'
import type { AuditEvent, AuditLog } from '../../../api/ports/store/audit-log-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { adding } from '../../prepared.ts'
import { rows, type Tables } from '../../seam.ts'
import { done } from '../../statements.ts'

/** What is told of details that have been erased. */
const noDetails = '{}'

export const createAuditLog = (t: Tables): AuditLog => {
  const addEvent = adding(t.auditEvent)
  const addDetail = adding(t.auditDetail)
  return {
    *append(event, detail): Statement<void> {
      yield* done(addEvent(event))
      yield* done(addDetail(detail))
    },
    about: (targetType, targetId) => about(t, targetType, targetId),
    activityOf: (personId, portalId, limit) => activityOf(t, { personId, portalId, limit }),
  }
}

function* about({ auditEvent, auditDetail }: Tables, targetType: string, targetId: string) {
  const found = yield* rows((db) =>
    db
      .select({ ...getTableColumns(auditEvent), details: auditDetail.details })
      .from(auditEvent)
      .leftJoin(auditDetail, eq(auditDetail.eventId, auditEvent.id))
      .where(and(eq(auditEvent.targetType, targetType), eq(auditEvent.targetId, targetId)))
      .orderBy(auditEvent.at, auditEvent.id),
  )
  return found.map((event) => ({ ...event, details: event.details ?? noDetails }))
}

/** Two queries, each along an index: an `or` over target and actor would walk the whole log. */
function* activityOf(
  { auditEvent }: Tables,
  asked: { readonly personId: string; readonly portalId: string | null; readonly limit: number },
): Statement<readonly AuditEvent[]> {
  const { personId, portalId, limit } = asked
  const isHere =
    portalId === null
      ? undefined
      : or(eq(auditEvent.portalId, portalId), isNull(auditEvent.portalId))
  const newest = (which: SQL | undefined) =>
    rows((db) =>
      db
        .select()
        .from(auditEvent)
        .where(and(which, isHere))
        .orderBy(desc(auditEvent.at), desc(auditEvent.id))
        .limit(limit),
    )
  const { targetType, targetId, actorType, actorId } = auditEvent
  const done = yield* newest(and(eq(actorType, 'person'), eq(actorId, personId)))
  const suffered = yield* newest(and(eq(targetType, 'person'), eq(targetId, personId)))
  const once = new Map([...done, ...suffered].map((event) => [event.id, event]))
  return [...once.values()].sort(newestFirst).slice(0, limit)
}

const newestFirst = (a: AuditEvent, b: AuditEvent): number => b.at - a.at || (a.id < b.id ? 1 : -1)
