/**
 * The tables on PostgreSQL, twin of `sqlite.ts`; see there.
 *
 * Every number is a bigint read as a JavaScript number: no counter can overflow before it would
 * on SQLite, and 2^53 milliseconds are 285,000 years.
 */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn as AnyColumn,
  bigint,
  boolean,
  customType,
  index,
  primaryKey,
  pgTable as table,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import type { AuditEvent } from '../../api/ports/store/audit-log.ts'
import type { InvitationState } from '../../api/ports/store/invitations.ts'
import type { SigningKey } from '../../api/ports/store/keys.ts'
import type { Method } from '../../api/ports/store/methods.ts'
import type { OneTimeSecret } from '../../api/ports/store/one-time-secrets.ts'
import type { OutboxMail } from '../../api/ports/store/outbox.ts'

const whole = (name: string) => bigint(name, { mode: 'number' })
const instant = whole
const flag = (name: string) => boolean(name)
/** Text that sorts by its bytes, so that a range is a beginning; the database's own order is a language's. */
const byteOrdered = customType<{ data: string }>({ dataType: () => 'text collate "C"' })

export const portal = table('portal', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  origins: text('origins').notNull(),
  returnUrls: text('return_urls').notNull().default('[]'),
  invitationUrl: text('invitation_url'),
  homeUrl: text('home_url').notNull(),
  languages: text('languages').notNull(),
  timeZone: text('time_zone').notNull(),
  policy: text('policy').notNull(),
  branding: text('branding').notNull(),
  version: whole('version').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const portalSecret = table(
  'portal_secret',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    hash: text('hash').notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('portal_secret_by_portal').on(t.portalId)],
)

export const helpContact = table(
  'help_contact',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    language: text('language').notNull(),
    position: whole('position').notNull(),
    label: text('label').notNull(),
    telephone: text('telephone'),
    hours: text('hours'),
    mail: text('mail'),
    url: text('url'),
  },
  (t) => [index('help_contact_by_portal').on(t.portalId, t.language, t.position)],
)

export const person = table(
  'person',
  {
    id: text('id').primaryKey(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    mailLanguage: text('mail_language').notNull(),
    createdAt: instant('created_at').notNull(),
    enrolledAt: instant('enrolled_at'),
    hadSecondFactorAt: instant('had_second_factor_at'),
    suspendedAt: instant('suspended_at'),
    browsersKnownSince: instant('browsers_known_since').notNull().default(0),
    version: whole('version').notNull(),
  },
  (t) => [unique('person_email_key').on(t.emailKey)],
)

export const unit = table(
  'unit',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    parentId: text('parent_id').references((): AnyColumn => unit.id),
    contact: text('contact'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [unique('unit_external_id').on(t.portalId, t.externalId)],
)

/**
 * Unique among those not ended. Two indexes, because a null unit is equal to no other in a unique
 * index, and the ways around that are not the same on both engines.
 */
export const membership = table(
  'membership',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    unitId: text('unit_id').references(() => unit.id),
    role: text('role').notNull(),
    until: instant('until'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('membership_open_in_portal')
      .on(t.personId, t.portalId, t.role)
      .where(sql`${t.endedAt} is null and ${t.unitId} is null`),
    uniqueIndex('membership_open_in_unit')
      .on(t.personId, t.portalId, t.role, t.unitId)
      .where(sql`${t.endedAt} is null and ${t.unitId} is not null`),
    index('membership_by_person').on(t.personId, t.portalId),
    index('membership_by_unit').on(t.unitId),
  ],
)

/** `inviterId` points nowhere: it is a person here, or somebody only the host knows. */
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
    language: text('language').notNull(),
    inviterName: text('inviter_name').notNull(),
    inviterId: text('inviter_id'),
    inviterEmail: text('inviter_email'),
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
    acr: text('acr').notNull(),
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
    journey: text('journey').notNull(),
    browserHash: text('browser_hash').notNull(),
    personId: text('person_id').references(() => person.id, { onDelete: 'cascade' }),
    invitationId: text('invitation_id').references(() => invitation.id, { onDelete: 'cascade' }),
    email: text('email'),
    sessionId: text('session_id').references(() => session.id, { onDelete: 'set null' }),
    state: text('state'),
    acr: text('acr').notNull(),
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
  },
  (t) => [
    uniqueIndex('method_lookup').on(t.kind, t.lookup),
    index('method_by_person').on(t.personId),
    index('method_by_flow').on(t.flowId),
  ],
)

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

export const notice = table(
  'notice',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    document: text('document').notNull(),
    version: whole('version').notNull(),
    language: text('language').notNull(),
    title: text('title').notNull(),
    sections: text('sections').notNull(),
    hash: text('hash').notNull(),
    material: flag('material').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  (t) => [unique('notice_version').on(t.portalId, t.document, t.version, t.language)],
)

export const acceptance = table(
  'acceptance',
  {
    id: text('id').primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    document: text('document').notNull(),
    version: whole('version').notNull(),
    language: text('language').notNull(),
    hash: text('hash').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    index('acceptance_by_person').on(t.personId, t.portalId),
    index('acceptance_by_notice').on(t.portalId, t.document, t.version, t.personId),
  ],
)

export const outbox = table(
  'outbox',
  {
    id: text('id').primaryKey(),
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    to: text('to').notNull(),
    language: text('language').notNull(),
    template: text('template').notNull(),
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

export const signingKey = table(
  'signing_key',
  {
    id: text('id').primaryKey(),
    purpose: text('purpose').$type<SigningKey['purpose']>().notNull(),
    algorithm: text('algorithm').$type<SigningKey['algorithm']>().notNull(),
    publicJwk: text('public_jwk').notNull(),
    sealedPrivateJwk: text('sealed_private_jwk').notNull(),
    createdAt: instant('created_at').notNull(),
    retiredAt: instant('retired_at'),
  },
  (t) => [index('signing_key_by_purpose').on(t.purpose, t.createdAt)],
)

/** What keys must open or make for this database to be theirs; see `api/boot/opening/key-checks.ts`. */
export const keyCheck = table('key_check', {
  id: text('id').primaryKey(),
  value: text('value').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** Words of name and address that an invitation is found by, folded: see `domain/search-words.ts`. */
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

/** Who is listed in a portal, and by what: everybody with a role there, live or ended. */
export const listedPerson = table(
  'listed_person',
  {
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    sortKey: byteOrdered('sort_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.portalId, t.personId] }),
    index('listed_person_in_order').on(t.portalId, t.sortKey, t.personId),
    index('listed_person_by_person').on(t.personId),
  ],
)

/**
 * Words that somebody is found by in a portal, each with their place in the list, so that one index finds
 * and sorts. `sourceId` is the person, or the unit, that has the word.
 */
export const personWord = table(
  'person_word',
  {
    portalId: text('portal_id')
      .notNull()
      .references(() => portal.id),
    personId: text('person_id')
      .notNull()
      .references(() => person.id, { onDelete: 'cascade' }),
    sourceId: text('source_id').notNull(),
    word: byteOrdered('word').notNull(),
    sortKey: byteOrdered('sort_key').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.portalId, t.word, t.sourceId] }),
    index('person_word_by_word').on(t.portalId, t.word, t.sortKey, t.personId),
    index('person_word_by_source').on(t.sourceId),
  ],
)
