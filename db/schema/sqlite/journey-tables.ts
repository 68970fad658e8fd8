import type { Flow } from '../../../api/ports/store/flow-store.ts'
import type { Session } from '../../../api/ports/store/session-store.ts'
import { index, instant, primaryKey, table, text, unique, whole } from './columns.ts'
import { invitation } from './invitation-tables.ts'
import { person } from './person-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * That a person is signed in to a portal in a browser. Born at the end of a journey
 * (`endings/session-making.ts`), which is the only way; ended by sign-out, by a newer one in the browser, by a
 * replaced password or an administrator, or by its two limits. Hosts ask for it by `id`, browsers by the cookie
 * of `tokenHash`. It stays for 400 days, because it says which browsers a person has used.
 */
export const session = table(
  'session',
  {
    id: text('id').primaryKey(),
    browserHash: text('browser_hash').notNull(),
    browser: text('browser').$type<Session['browser']>(),
    system: text('system').$type<Session['system']>(),
    network: text('network'),
    tokenHash: text('token_hash').notNull(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    acr: text('acr').$type<Session['acr']>().notNull(),
    proofs: text('proofs').notNull(),
    restsOn: text('rests_on').notNull().default(''),
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
    index('session_by_level').on(t.acr, t.portalId, t.endsAt),
  ],
)

/**
 * One browser's way through a journey. Born when an element starts, changed by each answer under `version`,
 * ended when it is complete or cancelled, an hour after the last answer, a day after the first. The step is not
 * kept: requirements make it of `facts` and the rest at every look. Swept a day later, with its codes and
 * half-made methods.
 */
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

/**
 * How many sign-ins of a person to a portal went ahead without a method that its policy newly demands, and since when
 * the days are counted. Born with the change that asks them, or the first "later"; counted up to `graceSignIns` and
 * `graceDays` of the policy, and begun anew as a tightened policy asks them anew.
 */
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
    since: instant('since'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.portalId] })],
)
