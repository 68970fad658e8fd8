import type { Statement } from './statement.ts'

/** A host application. JSON columns are opened by the domain, which knows their shape. */
export interface Portal {
  /**
   * Chosen by whoever adds it (`PLAIN_NAME`), public, and never changed: it stands in addresses and cookies.
   */
  readonly id: string
  readonly name: string
  /** JSON: exact origins whose pages may embed the widgets. */
  readonly origins: string
  /** JSON: exact addresses that our own pages may lead back to with a result. */
  readonly returnUrls: string
  /** The domain that credentials of its people belong to; null for what follows from its origins. */
  readonly rpId: string | null
  /** Where invitation links lead; null for the hosted page. */
  readonly invitationUrl: string | null
  /** The portal's start page. */
  readonly homeUrl: string
  /** JSON: languages offered, the first is the default. */
  readonly languages: string
  /** IANA name; wall-clock times in mails and on screen are in it. */
  readonly timeZone: string
  /** JSON: see `domain/policy/portal-policy.ts`. */
  readonly policy: string
  /** JSON: see `domain/portals/branding.ts`. */
  readonly branding: string
  /** JSON: see `contract/plain/portal-roles.ts`. */
  readonly roles: string
  /** One more at every change. */
  readonly version: number
  readonly createdAt: number
}

/**
 * What a host's server shows as `Authorization: Bearer`. Two at most are live, so that a host can change over.
 */
export interface PortalSecret {
  readonly id: string
  readonly portalId: string
  /** Keyed digest; the secret itself is shown once, when it is made. */
  readonly hash: string
  readonly createdAt: number
  /** From then on it is refused; null while it works. */
  readonly revokedAt: number | null
}

/** Whom to ask when stuck, as the portal's widgets show it; a row for each language. */
export interface HelpContact {
  readonly id: string
  readonly portalId: string
  readonly language: string
  /** 0 and up, in the order they are shown. */
  readonly position: number
  /** What it is for: "Help with signing in". */
  readonly label: string
  readonly telephone: string | null
  /** As people read them: "Mon–Fri 9–16". */
  readonly hours: string | null
  readonly mail: string | null
  readonly url: string | null
}

/** What may be changed of a portal. What is left out stays. */
export type PortalChange = Partial<Omit<Portal, 'id' | 'version' | 'createdAt'>>

/**
 * Whoever adds or ends anything of a portal (secrets, contacts, notices) raises its version in the
 * same transaction, by `change` or `lock`: portals are kept in memory for as long as it stands.
 */
export interface Portals {
  byId(id: string): Statement<Portal | null>
  /** Null for an unknown one. */
  versionOf(id: string): Statement<number | null>
  /** The oldest first. */
  all(): Statement<readonly Portal[]>
  /** The sum of all versions: higher after whatever was changed or added anywhere. */
  revision(): Statement<number>
  /** False when the id is taken. */
  add(portal: Portal): Statement<boolean>
  addSecret(secret: PortalSecret): Statement<void>
  /** At most two; empty for an unknown portal. */
  liveSecrets(portalId: string): Statement<readonly PortalSecret[]>
  /** False when it was not a live one of this portal. */
  revokeSecret(portalId: string, secretId: string, at: number): Statement<boolean>
  /**
   * Changes the portal from the version that was seen and takes its lock; false when somebody else
   * has changed it since.
   */
  change(id: string, version: number, to: PortalChange): Statement<boolean>
  /** Takes the portal's lock and changes nothing: what is asked of it afterwards stays so. Null for an unknown one. */
  hold(id: string): Statement<Portal | null>
  /** Raises the version and takes the portal's lock: what is counted afterwards stays so. Null for an unknown one. */
  lock(id: string): Statement<Portal | null>
  addHelpContact(contact: HelpContact): Statement<void>
  /** Removes those of every language. */
  clearHelpContacts(portalId: string): Statement<void>
  /** Of every language, by language and position. */
  allHelpContacts(portalId: string): Statement<readonly HelpContact[]>
}
