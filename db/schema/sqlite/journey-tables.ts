import type { Flow } from '../../../api/ports/store/flow-store.ts'
import type { Session } from '../../../api/ports/store/session-store.ts'
import { index, instant, primaryKey, table, text, unique, whole } from './columns.ts'
import { invitation } from './invitation-tables.ts'
import { person } from './person-tables.ts'
import { portal } from './portal-tables.ts'

export const session = table(
  'session',
  {
    id: text('id').primaryKey(),
    browserHash: text('browser_hash').notNull(),
    tokenHash: text('token_hash').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    acr: text('acr').$type<Session['acr']>().notNull(),
    proofs: text('proofs').notNull(),
    authAt: instant('auth_at').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    idleMs: whole('idle_ms').notNull(),
    endsAt: instant('ends_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    unique('session_token_hash').on(t.tokenHash),
    index('session_by_person').on(t.personId, t.browserHash),
    index('session_by_end').on(t.endsAt),
  ],
)

export const flow = table(
  'flow',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    journey: text('journey').$type<Flow['journey']>().notNull(),
    browserHash: text('browser_hash').notNull(),
    personId: text('person_id').references(() => person.id, { onDelete: 'cascade' }),
    invitationId: text('invitation_id').references(() => invitation.id, { onDelete: 'cascade' }),
    email: text('email'),
    sessionId: text('session_id').references(() => session.id, { onDelete: 'set null' }),
    state: text('state'),
    acr: text('acr').$type<Flow['acr']>().notNull(),
    maxAgeSeconds: whole('max_age_seconds'),
    facts: text('facts').notNull(),
    version: whole('version').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    index('flow_by_person').on(t.personId),
    index('flow_by_invitation').on(t.invitationId),
    index('flow_by_expiry').on(t.expiresAt),
    index('flow_by_session').on(t.sessionId),
    index('flow_by_browser').on(t.browserHash, t.portalId, t.createdAt, t.id),
  ],
)

export const grace = table(
  'grace',
  {
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    used: whole('used').notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.portalId] })],
)
