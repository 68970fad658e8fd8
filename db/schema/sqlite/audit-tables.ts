import type { AuditEvent } from '../../../api/ports/store/audit-log-store.ts'
import { index, instant, table, text, unique, whole } from './columns.ts'

/**
 * The audit log: a row for each thing that was done, in the words of `AuditAct` (`api/domain/audit/`), written
 * in the transaction that did it. Born with the act and kept for ever; read on a person's page in the console,
 * and by whoever has to find out. Points at nothing: what happened stays written when those it speaks of are
 * erased. `seq` and `hash` are room for a chain, and empty.
 */
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

/**
 * What else is to be said of an event (JSON), in a row of its own so that it can be erased without touching the
 * event, whose `digest` still shows what it was.
 */
export const auditDetail = table('audit_detail', {
  eventId: text('event_id')
    .primaryKey()
    .references(() => auditEvent.id, { onDelete: 'cascade' }),
  salt: text('salt').notNull(),
  details: text('details').notNull(),
})
