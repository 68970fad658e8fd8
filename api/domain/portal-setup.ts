import { z } from 'zod'
import { sha256 } from '../crypto/digest.ts'
import type { Notice } from '../ports/store/notices.ts'
import type { Portal } from '../ports/store/portals.ts'
import type { Statement } from '../ports/store/statement.ts'
import type { Unit } from '../ports/store/units.ts'
import { recordOf } from './audit.ts'
import { CONSOLE_PORTAL } from './console/console-id.ts'
import { portalUnit } from './console/portal-unit.ts'
import { completePolicy, policySchema } from './policy/portal-policy.ts'
import { makePortalSecret, portalSecretDigest } from './portal-secrets.ts'
import type { Services } from './services.ts'

const text = z.string().trim().min(1)
/** https, and http for a page on this machine alone. */
const webAddress = z.url({ protocol: /^https?$/ }).refine(isSecure, 'must begin with https://')
const origin = webAddress.refine(
  (given) => URL.canParse(given) && new URL(given).origin === given,
  'must be an origin: no path',
)
/** Part of addresses, cookie names and requests. */
const name = z.string().regex(/^[a-z0-9-]{1,32}$/)
const language = z.string().regex(/^[a-z]{2}$/)
const contact = z.strictObject({
  label: text,
  telephone: text.nullable().default(null),
  hours: text.nullable().default(null),
  mail: text.nullable().default(null),
  url: webAddress.nullable().default(null),
})
const noticeText = z.strictObject({
  title: text,
  sections: z.array(z.strictObject({ heading: text, body: text })).min(1),
})

const notice = z.strictObject({
  material: z.boolean().default(true),
  texts: z.record(language, noticeText),
})

/** A portal as one document: what `farstu portal add` reads from a file. */
export const portalDefinition = z
  .strictObject({
    /** Public id; letters, digits and hyphens. It is part of cookie names and addresses. */
    id: name,
    name: text,
    origins: z.array(origin).min(1),
    homeUrl: webAddress,
    invitationUrl: webAddress.nullable().default(null),
    languages: z.array(language).min(1),
    timeZone: text.refine(isTimeZone, 'must be an IANA time zone'),
    policy: policySchema.default(() => completePolicy()),
    units: z.array(z.strictObject({ externalId: text, name: text })).default([]),
    helpContacts: z.record(language, z.array(contact)).default({}),
    /** Notices by document and language; all languages of a document share its version. */
    notices: z.record(name, notice).default({}),
  })
  .refine(
    ({ notices, languages }) =>
      Object.values(notices).every(({ texts }) => languages.every((one) => one in texts)),
    { path: ['notices'], message: 'must have a text in each of the languages' },
  )
export type PortalDefinition = z.infer<typeof portalDefinition>

/** Portals as data: made whole in one transaction, or not at all. */
export function createPortalSetup(services: Services) {
  const { store, random, digest, clock } = services

  /** Where there is a console, a portal can be looked after in it at once. */
  function* manage(unit: Unit): Statement<void> {
    const isConsole = unit.externalId === CONSOLE_PORTAL
    if (!isConsole && (yield* store.portals.byId(CONSOLE_PORTAL))) yield* store.units.put(unit)
  }

  return {
    /**
     * Adds a portal. Resolves its secret, which is shown this once; null when the id is taken.
     */
    async add(definition: PortalDefinition): Promise<string | null> {
      const now = clock.now()
      const secret = makePortalSecret(random, definition.id)
      const secretRow = {
        id: random.id(),
        portalId: definition.id,
        hash: portalSecretDigest(digest, secret),
        createdAt: now,
        revokedAt: null,
      }
      const rows = rowsOf(services, definition, now)
      const unitOfConsole = portalUnit(services, definition)
      const added = recordOf(services, {
        act: 'portal.added',
        actor: { type: 'operator', id: null },
        target: { type: 'portal', id: definition.id },
        portalId: definition.id,
      })
      return store.atomically(function* (): Statement<string | null> {
        if (!(yield* store.portals.add(rows.portal))) return null
        yield* store.portals.addSecret(secretRow)
        for (const unit of rows.units) yield* store.units.put(unit)
        for (const help of rows.helpContacts) yield* store.portals.addHelpContact(help)
        for (const notice of rows.notices) yield* store.notices.publish(notice)
        yield* manage(unitOfConsole)
        yield* added()
        return secret
      })
    },
  }
}

function rowsOf({ random }: Services, definition: PortalDefinition, now: number) {
  const portalId = definition.id
  return {
    portal: portalRow(definition, now),
    units: definition.units.map(({ externalId, name }) => ({
      id: random.id(),
      portalId,
      externalId,
      name,
      parentId: null,
      contact: null,
      createdAt: now,
    })),
    helpContacts: Object.entries(definition.helpContacts).flatMap(([lang, contacts]) =>
      contacts.map((given, position) => ({
        id: random.id(),
        portalId,
        language: lang,
        position,
        ...given,
      })),
    ),
    notices: Object.entries(definition.notices).flatMap(([document, { material, texts }]) =>
      Object.entries(texts).map(([lang, given]) =>
        noticeRow(
          { id: random.id(), portalId, document, language: lang, material, publishedAt: now },
          given,
        ),
      ),
    ),
  }
}

function portalRow(definition: PortalDefinition, now: number): Portal {
  const { id, name, homeUrl, invitationUrl, timeZone, origins, languages } = definition
  return {
    id,
    name,
    homeUrl,
    invitationUrl,
    timeZone,
    origins: JSON.stringify(origins),
    languages: JSON.stringify(languages),
    policy: JSON.stringify(definition.policy),
    branding: '{}',
    version: 1,
    createdAt: now,
  }
}

function noticeRow(
  row: Omit<Notice, 'title' | 'sections' | 'hash' | 'version'>,
  { title, sections }: z.infer<typeof noticeText>,
): Notice {
  const body = JSON.stringify(sections)
  return { ...row, version: 1, title, sections: body, hash: sha256(`${title}\n${body}`) }
}

function isSecure(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || hostname === 'localhost'
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
