import type { Statement } from './statement.ts'

/** A published text in one language; a version never changes, a new text is a new version. */
export interface Notice {
  readonly id: string
  readonly portalId: string
  /** Which text it is, chosen by the portal: `privacy`, `terms` (`PLAIN_NAME`). */
  readonly document: string
  /** 1 and up, the same in all languages of one publication. */
  readonly version: number
  /** Tag of one language that the portal offered when it was published. */
  readonly language: string
  readonly title: string
  /** JSON: [{heading, body}]. */
  readonly sections: string
  /** SHA-256 over the text, base64url. */
  readonly hash: string
  /** A material version is asked again at the next sign-in. */
  readonly material: boolean
  readonly publishedAt: number
}

/**
 * That a person accepted a version of a document, in the language that they read. One for each that was
 * accepted; none is ever taken back.
 */
export interface Acceptance {
  readonly id: string
  readonly personId: string
  readonly portalId: string
  readonly document: string
  readonly version: number
  readonly language: string
  /** `hash` of the text that was shown. */
  readonly hash: string
  readonly at: number
}

/** How many people have accepted one version. */
export interface AcceptedCount {
  readonly document: string
  readonly version: number
  readonly people: number
}

/** Published texts and who has accepted them. */
export interface Notices {
  /** False when this document, version and language is there already. The portal's lock is held. */
  publish(notice: Notice): Statement<boolean>
  /** Every language of the newest version of each document; by document and language, their code units. */
  current(portalId: string): Statement<readonly Notice[]>
  /** Newest version number of the document that was material; 0 when none. */
  lastMaterial(portalId: string, document: string): Statement<number>
  /** Every version and language of every document; by document, newest version first, and language. */
  all(portalId: string): Statement<readonly Notice[]>
  /** One text; null where there is none. */
  text(
    portalId: string,
    of: Pick<Notice, 'document' | 'version' | 'language'>,
  ): Statement<Notice | null>
  /** How many people have accepted each version, in any language. */
  acceptedCounts(portalId: string): Statement<readonly AcceptedCount[]>
  accept(acceptance: Acceptance): Statement<void>
  /** All that the person accepted in the portal. */
  accepted(personId: string, portalId: string): Statement<readonly Acceptance[]>
}
