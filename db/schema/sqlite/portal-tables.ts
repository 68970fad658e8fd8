import { index, instant, table, text, whole } from './columns.ts'

/**
 * A host application: who may embed the widgets, where its pages are, and what it asks of its people
 * (`policy`). Born in the console or at the command line, never deleted. Read at every request, from memory for
 * as long as `version` stands (`api/domain/portals/known/`): whoever changes anything of a portal raises it.
 * One of them is the console itself.
 */
export const portal = table('portal', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  origins: text('origins').notNull(),
  returnUrls: text('return_urls').notNull().default('[]'),
  rpId: text('rp_id'),
  invitationUrl: text('invitation_url'),
  homeUrl: text('home_url').notNull(),
  languages: text('languages').notNull(),
  timeZone: text('time_zone').notNull(),
  policy: text('policy').notNull(),
  branding: text('branding').notNull(),
  roles: text('roles').notNull().default('[]'),
  version: whole('version').notNull(),
  createdAt: instant('created_at').notNull(),
})

/**
 * What a host's server shows. Two at most are live, for changing over; a revoked one stays as a row. The secret
 * is shown once and kept as a digest.
 */
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

/**
 * Whom people are told to ask when stuck, in one language, in the order of `position`. All of a portal's are
 * replaced at once.
 */
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
