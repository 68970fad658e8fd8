import { flag, index, instant, table, text, unique, whole } from './columns.ts'
import { person } from './person-tables.ts'
import { portal } from './portal-tables.ts'

/**
 * A text to be read and accepted (privacy, terms), in one language. Published in all languages of the portal at
 * once under one version, and never changed or deleted. Journeys ask for the newest since the last `material`
 * one.
 */
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

/**
 * That a person accepted a version of a notice, over the `hash` of the very text that was shown. Born at the
 * step `notice`, and kept.
 */
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
