import type { InvitationState } from '../../../api/ports/store/invitation-store.ts'
import {
  byteOrdered,
  flag,
  index,
  instant,
  primaryKey,
  table,
  text,
  unique,
  whole,
} from './columns.ts'
import { unit } from './person-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * An offer of roles to an address. A row is born when somebody invites (console, host, command line), moves on
 * with what the invited person reaches (`sent`, `started`, `code-verified`, `method-enrolled`), and ends
 * `complete` or `revoked`; "expired" is only its `expiresAt`. It stays for the list. Journeys read it, and the
 * console. `inviterId` points nowhere: it is a person here, or somebody only the host knows.
 */
export const invitation = table(
  'invitation',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    telephone: text('telephone'),
    language: text('language').notNull(),
    inviterName: text('inviter_name').notNull(),
    inviterId: text('inviter_id'),
    inviterEmail: text('inviter_email'),
    imported: flag('imported').notNull().default(false),
    tokenHash: text('token_hash').notNull(),
    state: text('state').$type<InvitationState>().notNull(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at').notNull(),
    lifetimeMs: whole('lifetime_ms').notNull(),
    expiresAt: instant('expires_at').notNull(),
    newLinkAskedAt: instant('new_link_asked_at'),
    declinedAt: instant('declined_at'),
    successorName: text('successor_name'),
    successorEmail: text('successor_email'),
  },
  (t) => [
    unique('invitation_token_hash').on(t.tokenHash),
    index('invitation_by_address').on(t.portalId, t.emailKey, t.createdAt, t.id),
    index('invitation_by_portal').on(t.portalId, t.createdAt, t.id),
    index('invitation_by_state').on(t.portalId, t.state, t.expiresAt),
  ],
)

/**
 * A role that an invitation offers, in a unit or in the whole portal (null). Born with its invitation; what is
 * accepted becomes a `membership`, and the row stays for the list.
 */
export const invitedRole = table(
  'invited_role',
  {
    id: text('id').primaryKey(),
    invitationId: text('invitation_id')
      .notNull()
      .references(() => invitation.id, { onDelete: 'cascade' }),
    unitId: text('unit_id').references(() => unit.id),
    role: text('role').notNull(),
    until: instant('until'),
  },
  (t) => [index('invited_role_by_invitation').on(t.invitationId)],
)

/**
 * Something that an enrolment has reached and need not ask for again in another browser: `name-confirmed`.
 * Dropped when the enrolment is restarted. What was proven is no fact of an invitation, but of one flow
 * (`flow.facts`).
 */
export const enrolmentFact = table(
  'enrolment_fact',
  {
    invitationId: text('invitation_id')
      .notNull()
      .references(() => invitation.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.invitationId, t.name] })],
)

/** Words of name and address that an invitation is found by, folded: see `ports/store/folded-terms.ts`. */
export const invitationWord = table(
  'invitation_word',
  {
    portalId: text('portal_id').notNull(),
    word: byteOrdered('word').notNull(),
    invitationId: text('invitation_id')
      .notNull()
      .references(() => invitation.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.portalId, t.word, t.invitationId] }),
    index('invitation_word_by_invitation').on(t.invitationId),
  ],
)
