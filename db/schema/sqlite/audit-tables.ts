import type { AuditEvent } from '../../../api/ports/store/audit-log-store.ts'
import { index, instant, table, text, unique, whole } from './columns.ts'

/** Points at nothing: what happened stays written when those it speaks of are erased. */
export const auditEvent = table(
  'audit_event',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    act: text('act').notNull(),
    actorType: text('actor_type').$type<AuditEvent['actorType']>().notNull(),
    actorId: text('actor_id'),
    targetType: text('target_type').notNull(),
    targetId: text('target_id'),
    portalId: text('portal_id'),
    digest: text('digest').notNull(),
    seq: whole('seq'),
    hash: text('hash'),
  },
  (t) => [
    unique('audit_event_seq').on(t.seq),
    index('audit_event_by_target').on(t.targetType, t.targetId, t.at),
    index('audit_event_by_actor').on(t.actorType, t.actorId, t.at),
  ],
)

export const auditDetail = table('audit_detail', {
  eventId: text('event_id')
    .primaryKey()
    .references(() => auditEvent.id, { onDelete: 'cascade' }),
  salt: text('salt').notNull(),
  details: text('details').notNull(),
})
