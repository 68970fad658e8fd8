/**
 * A portal's set-up. Schemas say how long and of which shape; what an address, a language or a time
 * zone must be is a rule of the domain, and is refused as `invalid_input` with the field's path.
 */
import { z } from 'zod'
import { LONGEST_PLAIN_NAME } from '../plain/ids.ts'
import * as lengths from '../plain/lengths.ts'
import { LONGEST_PREVIEW } from '../plain/policy.ts'
import * as portals from '../plain/portal-limits.ts'
import { MOST_PORTAL_ROLES, type PortalRole, ROLE_SCOPES } from '../plain/portal-roles.ts'
import * as texts from '../texts.ts'
import type { MethodKind } from '../views.ts'
import type { ManagedPortalView } from './console-wire.ts'
import { policy } from './policy-wire.ts'

const line = texts.line(lengths.LONGEST_LINE)
const plainName = texts.line(LONGEST_PLAIN_NAME)
const domain = texts.printable.max(lengths.LONGEST_MAIL_ADDRESS)
const address = texts.webAddress
const origins = z.array(address).min(1).max(portals.MOST_ORIGINS)
const returnUrls = z.array(address).max(portals.MOST_RETURN_URLS)
const languages = z.array(texts.line(lengths.LONGEST_LANGUAGE)).min(1).max(portals.MOST_LANGUAGES)
const timeZone = texts.line(lengths.LONGEST_TIME_ZONE)
const byLanguage = <T extends z.ZodType>(value: T) =>
  z.record(texts.id.max(lengths.LONGEST_LANGUAGE), value)

/** `POST /v1/console/portals` → `AddedPortal`, 201. `taken` when the id is another portal's. */
export const addPortal = z.strictObject({
  /** Lower-case letters, digits and hyphens, 1–32; it stays for ever, in addresses and cookies. */
  id: plainName,
  name: line,
  /** Exact origins (scheme, host, port) whose pages may embed the widgets. */
  origins,
  /** The portal's start page. */
  homeUrl: address,
  /**
   * Exact addresses, each at one of the origins, that our own page hands a sign-in over to; left out:
   * the start page, where it is at one of the origins.
   */
  returnUrls: returnUrls.optional(),
  /** Page with `<farstu-invitation>`, at one of the origins; null for our own page. */
  invitationUrl: address.nullable().default(null),
  /** The domain that passkeys belong to; null for the host of the first origin, or ours. */
  rpId: domain.nullable().default(null),
  languages,
  /** IANA name. */
  timeZone,
})

/** A portal that was just added; where the secret is lost, another is made in its set-up. */
export interface AddedPortal {
  readonly portal: ManagedPortalView
  /** For the host's server; shown this once. */
  readonly secret: string
}

const colour = texts.line(lengths.LONGEST_COLOUR)

const branding = z.strictObject({
  /** Who is responsible, shown under the portal's name. */
  authority: line.nullable(),
  /** `#rrggbb`, at least 4.5:1 against the light page; null for our own. */
  accent: colour.nullable(),
  /** The same against the dark page. */
  accentDark: colour.nullable(),
})

const role = z.strictObject({
  /** As the host's server is told it; it stays for as long as somebody has the role. */
  id: texts.role,
  scope: z.enum(ROLE_SCOPES),
  names: byLanguage(line),
  /** What the host lets it do, in a sentence. */
  about: byLanguage(line),
})

/**
 * `POST /v1/console/portals/:portal/setup` → `PortalSetupView`; what is left out stays. A language
 * can be added once every notice has a text in it. `invitationUrl` is at one of the origins, or at ours;
 * each of `returnUrls` is at one of the origins, so that an origin cannot go before its addresses do.
 * A role that somebody has, or is invited to, cannot go.
 * Rules count from the next sign-in; sessions below a level that was raised end at once. `changed_meanwhile` when
 * `version` is an old one.
 */
export const changePortal = z.strictObject({
  /** Of the view that was changed. */
  version: z.int().min(1),
  name: line.optional(),
  origins: origins.optional(),
  homeUrl: address.optional(),
  returnUrls: returnUrls.optional(),
  invitationUrl: address.nullable().optional(),
  /** Stays as it is from the first passkey on, and so does the first origin where it follows from that. */
  rpId: domain.nullable().optional(),
  languages: languages.optional(),
  timeZone: timeZone.optional(),
  policy: policy.optional(),
  branding: branding.optional(),
  roles: z.array(role).min(1).max(MOST_PORTAL_ROLES).optional(),
  /**
   * Must be there for a policy that is weaker than it was: the second factor is no longer asked for, or
   * the password alone opens the portal under a `classic-…` preset, at `aal1` or as long as there is
   * grace. Audited.
   */
  reason: texts.line(lengths.LONGEST_REASON, lengths.SHORTEST_REASON).optional(),
  /**
   * The `preview` of a `PolicyPreview` that was shown: must be there for a policy that concerns anybody,
   * else `preview_needed`. `changed_meanwhile` where the list is another by now.
   */
  preview: texts.line(LONGEST_PREVIEW).optional(),
})
/** A change as it was read: what is left out stays. */
export type ChangePortal = z.infer<typeof changePortal>

const contact = z.strictObject({
  label: line,
  telephone: line.nullable(),
  hours: line.nullable(),
  mail: texts.rowAddress.nullable(),
  url: address.nullable(),
})

/** `POST …/setup/contacts` → `PortalSetupView`: all of them, in every language of the portal. */
export const replaceContacts = z.strictObject({
  version: z.int().min(1),
  contacts: byLanguage(z.array(contact).max(portals.MOST_CONTACTS)),
})
/** Help contacts by language, in the order they are shown; `version` is that of the view that was changed. */
export type ReplaceContacts = z.infer<typeof replaceContacts>

const noticeText = z.strictObject({
  title: line,
  sections: z
    .array(z.strictObject({ heading: line, body: texts.lines(lengths.LONGEST_SECTION) }))
    .min(1)
    .max(portals.MOST_SECTIONS),
})

/**
 * `POST …/setup/notices` → `PortalSetupView`: publishes the next version of a document, in every
 * language of the portal at least; a published version never changes. The body may have 512 KiB.
 */
export const publishNotice = z.strictObject({
  /** Lower-case letters, digits and hyphens, 1–32: `privacy`, `terms`. */
  document: plainName,
  /** The newest version that was there when this one was written; 0 for a new document. */
  after: z.int().min(0),
  /** Whether everybody is asked again at their next sign-in. */
  material: z.boolean(),
  texts: byLanguage(noticeText),
})
/** A notice to be published, by language. */
export type PublishNotice = z.infer<typeof publishNotice>
/** A notice's text in one language: plain text, no markup. */
export type NoticeText = z.infer<typeof noticeText>

/** `GET /v1/console/portals/:portal/setup`. Instants are ISO 8601. */
export interface PortalSetupView {
  readonly id: string
  readonly version: number
  readonly name: string
  readonly origins: readonly string[]
  readonly homeUrl: string
  /** Exact addresses that our own page hands a sign-in over to. */
  readonly returnUrls: readonly string[]
  readonly invitationUrl: string | null
  /** The domain that passkeys belong to, as it was set; null for what follows from the origins. */
  readonly rpId: string | null
  /** The first is the default. */
  readonly languages: readonly string[]
  readonly timeZone: string
  readonly policy: Readonly<z.infer<typeof policy>>
  /** Every kind, and what a policy may say of it: a required member each, so that none is forgotten. */
  readonly kinds: Readonly<Record<MethodKind, KindOffer>>
  /** The domain that passkeys belong to now, and whether it stays because there are some. */
  readonly domain: { readonly now: string; readonly isFixed: boolean }
  readonly branding: Readonly<z.infer<typeof branding>>
  /** In the order that they are offered in. */
  readonly roles: readonly PortalRole[]
  /** By language. */
  readonly contacts: Readonly<Record<string, readonly Readonly<z.infer<typeof contact>>[]>>
  readonly notices: readonly NoticeDocumentView[]
  /** Live ones, the oldest first; never the secrets themselves. */
  readonly secrets: readonly { readonly id: string; readonly createdAt: string }[]
  /** What our own page cannot do for the portal as it is set up. */
  readonly missing: readonly MissingView[]
  /** To be copied into the host's page and server. */
  readonly embedding: EmbeddingView
}

/** What a policy may say of a kind. */
export interface KindOffer {
  /** Whether a sign-in may begin with it; `usual`: chosen with every invitation, unless a portal does without. */
  readonly first: 'usual' | 'may' | 'never'
  /** Whether it may come on top of the first. */
  readonly second: 'may' | 'never'
  /** Whether people set it up themselves on top of the first: of these a policy says whose. */
  readonly isSetUp: boolean
  /** It lies in a drawer, and is accepted by a rule of its own. */
  readonly isSpare: boolean
}

/**
 * `return-url`: no address is registered, so our own page hands no sign-in over. `start-page`: it is not
 * among them, so nothing is handed over to whoever came without `return`. `origin`: the address lies on
 * none of the portal's origins, so nothing is handed over there.
 */
export interface MissingView {
  readonly what: 'return-url' | 'start-page' | 'origin'
  /** Which one; null where there is none. */
  readonly address: string | null
}

/** A document with all its versions, the published texts included. */
export interface NoticeDocumentView {
  readonly document: string
  /** The newest first. */
  readonly versions: readonly {
    readonly version: number
    readonly material: boolean
    readonly publishedAt: string
    /** People who have accepted this version. */
    readonly accepted: number
    /** By language. */
    readonly texts: Readonly<Record<string, NoticeText>>
  }[]
}

/**
 * Text to copy, made for this portal (`domain/portals/embedding.ts`); `…` stands where the host puts its
 * `state`.
 */
export interface EmbeddingView {
  /** Script and element of the sign-in page. */
  readonly signIn: string
  /** The same of the page that invitations lead to. */
  readonly invitation: string
  /** What a strict Content-Security-Policy of that page must allow, one directive a line. */
  readonly policy: string
  /** For the host's server, in JavaScript. */
  readonly server: string
  /** What the server of the passkeys' domain is to answer at `address`; null where every page is within the domain. */
  readonly relatedOrigins: { readonly address: string; readonly text: string } | null
}

/**
 * `POST …/setup/secrets` → 201, the secret, shown this once; `two_secrets_live` when a third is asked
 * for. `POST …/setup/secrets/:id/revoke` → `PortalSetupView`, and stops working at once.
 */
export interface MadeSecret {
  readonly secret: string
  readonly setup: PortalSetupView
}
