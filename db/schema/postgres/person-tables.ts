import { sql } from 'drizzle-orm'
import type { TelephoneSource } from '../../../api/ports/store/person-store.ts'
import type { FoldingRules } from '../../../api/ports/store/refolding-store.ts'
import {
  type AnyColumn,
  byteOrdered,
  flag,
  index,
  instant,
  primaryKey,
  table,
  text,
  unique,
  uniqueIndex,
  whole,
} from './columns.ts'
import { portal } from './portal-tables.ts'

/**
 * Somebody with an address, shared by all portals. Born when an invited mailbox is proven, usable from
 * `enrolledAt`, shut out while `suspendedAt` is set; nothing deletes one but
 * an address that becomes an account's, where an enrolment was never completed (`dropBegun`). Everything that a person owns is
 * changed under the lock of this row: the guarded update of `version`.
 */
export const person = table(
  'person',
  {
    id: text('id').primaryKey(),
    firstName: text('first_name').notNull(),
    lastName: text('last_name').notNull(),
    email: text('email').notNull(),
    emailKey: text('email_key').notNull(),
    formerEmail: text('former_email'),
    addressChangedAt: instant('address_changed_at'),
    laterAddressChanges: text('later_address_changes'),
    telephone: text('telephone'),
    telephoneSource: text('telephone_source').$type<TelephoneSource>(),
    telephoneSince: instant('telephone_since'),
    telephoneBy: text('telephone_by'),
    mailLanguage: text('mail_language').notNull(),
    createdAt: instant('created_at').notNull(),
    enrolledAt: instant('enrolled_at'),
    hadSecondFactorAt: instant('had_second_factor_at'),
    suspendedAt: instant('suspended_at'),
    frozenAt: instant('frozen_at'),
    freezeHeld: flag('freeze_held').notNull().default(false),
    browsersKnownSince: instant('browsers_known_since').notNull().default(0),
    version: whole('version').notNull(),
  },
  (t) => [unique('person_email_key').on(t.emailKey)],
)

/**
 * An organisation that reports in a portal, under the host's own `externalId`. Born and changed by import or by
 * the host, never deleted. Invitations and memberships name it.
 */
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
 * A role that a person has in a portal. Born when an invitation is complete, live until `until` or `endedAt`,
 * and kept afterwards. Hosts read live ones at redemption and at each check of a session. Unique among those
 * not ended. Two indexes, because a null unit is equal to no other in a unique index, and the ways around that
 * are not the same on both engines.
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

/**
 * By which rules the words and places of people, units and invitations were made; one row, written once all of them
 * have been looked through. See `api/boot/opening/refolding.ts`.
 */
export const foldingRules = table('folding_rules', {
  id: text('id').$type<FoldingRules['id']>().primaryKey(),
  rules: text('rules').notNull(),
})
