import type { OutboxMail } from '../../../api/ports/store/outbox-store.ts'
import { index, instant, table, text, whole } from './columns.ts'
import { invitation } from './invitation-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * Mails on their way: template and variables, not text, so that they leave under the name and in the language
 * the portal has then. A row is added in the transaction of what it speaks of, leased and handed over by
 * `api/worker/mail-worker.ts`, and changed once more by what the provider reports. Codes and links are in
 * `sealed`, which is emptied as soon as the mail is settled. Rows go after 30 days. Addresses that nobody has
 * leave a decoy: `given-up` from the start.
 */
export const outbox = table(
  'outbox',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    to: text('to').notNull(),
    language: text('language').notNull(),
    template: text('template').$type<OutboxMail['template']>().notNull(),
    variables: text('variables').notNull(),
    sealed: text('sealed'),
    state: text('state').$type<OutboxMail['state']>().notNull(),
    attempts: whole('attempts').notNull(),
    nextAt: instant('next_at').notNull(),
    leasedUntil: instant('leased_until'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    handedOverAt: instant('handed_over_at'),
    providerId: text('provider_id'),
    reportedAt: instant('reported_at'),
    invitationId: text('invitation_id').references(() => invitation.id, { onDelete: 'set null' }),
    lastFault: text('last_fault'),
  },
  (t) => [
    index('outbox_by_provider').on(t.providerId),
    index('outbox_by_invitation').on(t.invitationId, t.createdAt),
    index('outbox_due').on(t.state, t.nextAt),
    index('outbox_by_age').on(t.state, t.createdAt),
  ],
)

/**
 * Those who are still to be written to of a change of policy: who, and what, as it was pressed. Born with the press,
 * taken on by the worker a part at a time (`done` of `size`, under that guard), gone with the last part.
 */
export const policyMailing = table(
  'policy_mailing',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    told: text('told').notNull(),
    size: whole('size').notNull(),
    done: whole('done').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('policy_mailing_by_age').on(t.createdAt, t.id),
    index('policy_mailing_by_portal').on(t.portalId),
  ],
)
