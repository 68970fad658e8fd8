import type { Objection } from '../../../api/ports/store/helpdesk/objection-store.ts'
import { index, instant, table, text } from './columns.ts'
import { person } from './person-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * "This was not me": born with a mail that tells its person of a change, pressed once at the most, swept after 30
 * days. The secret of its link is never here.
 */
export const objection = table(
  'objection',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    about: text('about').$type<Objection['about']>().notNull(),
    methodId: text('method_id'),
    hash: text('hash').notNull(),
    changedAt: instant('changed_at').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    pressedAt: instant('pressed_at'),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('objection_by_person').on(t.personId, t.createdAt),
    index('objection_by_age').on(t.createdAt),
  ],
)
