import { and, eq, getTableColumns } from 'drizzle-orm'
import type { AuditDetail, AuditEvent, AuditLog } from '../../api/ports/store/audit-log.ts'
import type { Statement } from '../../api/ports/store/statement.ts'
import { rows, type Tables } from '../seam.ts'
import { done } from '../statements.ts'

/** What is told of details that have been erased. */
const noDetails = '{}'

export const createAuditLog = (t: Tables): AuditLog => ({
  append: (event, detail) => append(t, event, detail),
  about: (targetType, targetId) => about(t, targetType, targetId),
})

function* append(t: Tables, event: AuditEvent, detail: AuditDetail): Statement<void> {
  yield* done((db) => db.insert(t.auditEvent).values(event).returning())
  yield* done((db) => db.insert(t.auditDetail).values(detail).returning())
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
