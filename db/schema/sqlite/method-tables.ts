import type { Method } from '../../../api/ports/store/method-store.ts'
import type { OneTimeSecret } from '../../../api/ports/store/one-time-secret-store.ts'
import { flag, index, instant, primaryKey, table, text, uniqueIndex, whole } from './columns.ts'
import { flow, session } from './journey-tables.ts'
import { person } from './person-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * A verification method of one person: a password, an app. Born `pending` in the flow that sets it up, or
 * `active` at once; `suspended` after too many wrong answers, `removed` when another takes its place (the row
 * stays, without its secret) or its person removes it (the secret stays 30 days, and counts for nothing). What is pending goes with its flow. The code of its `kind` alone opens `secret`,
 * `data` and `counter`.
 */
export const method = table(
  'method',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<Method['state']>().notNull(),
    flowId: text('flow_id').references(() => flow.id, { onDelete: 'set null' }),
    secret: text('secret').notNull(),
    data: text('data').notNull(),
    counter: whole('counter'),
    lookup: text('lookup'),
    portalId: text('portal_id').references(() => portal.id),
    isDefault: flag('is_default').notNull(),
    addedBy: text('added_by').$type<Method['addedBy']>().notNull(),
    createdAt: instant('created_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    lastUsedAt: instant('last_used_at'),
    suspendedUntil: instant('suspended_until'),
    removedAt: instant('removed_at'),
  },
  (t) => [
    uniqueIndex('method_lookup').on(t.kind, t.lookup),
    index('method_by_person').on(t.personId),
    index('method_by_flow').on(t.flowId),
    index('method_by_portal').on(t.portalId),
    index('method_by_removal').on(t.removedAt),
  ],
)

/**
 * Whatever works once: a mailed code, the code that a host redeems, a token for `verify-email`, a solved
 * challenge. Born when it is handed out, ended by `usedAt` or `expiresAt`, swept a day later. The secret itself
 * is never here: `hash` is a keyed digest, and the change that sets `usedAt` is what one caller wins.
 */
export const oneTimeSecret = table(
  'one_time_secret',
  {
    id: text('id').primaryKey(),
    purpose: text('purpose').$type<OneTimeSecret['purpose']>().notNull(),
    subject: text('subject'),
    flowId: text('flow_id').references(() => flow.id, { onDelete: 'cascade' }),
    methodId: text('method_id').references(() => method.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    hash: text('hash').notNull(),
    sessionId: text('session_id').references(() => session.id, { onDelete: 'cascade' }),
    note: text('note'),
    guesses: whole('guesses').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('one_time_secret_by_flow').on(t.flowId, t.purpose, t.createdAt),
    index('one_time_secret_by_method').on(t.methodId, t.purpose, t.createdAt),
    index('one_time_secret_by_subject').on(t.subject, t.purpose, t.createdAt),
    index('one_time_secret_by_session').on(t.sessionId),
  ],
)

/**
 * How many wrong answers in a row a subject has given to a kind, and from when the next is looked at. Born with
 * the first, back to 0 by a right one and then swept, else after 400 days. The same counters hold the load of
 * networks, codes sent to a mailbox, and passwords sprayed, under kinds of their own. A row is locked and
 * charged before anything is compared.
 */
export const attemptBudget = table(
  'attempt_budget',
  {
    subject: text('subject').notNull(),
    kind: text('kind').notNull(),
    failures: whole('failures').notNull(),
    nextAt: instant('next_at').notNull(),
    version: whole('version').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subject, t.kind] }),
    index('attempt_budget_by_end').on(t.nextAt),
  ],
)
