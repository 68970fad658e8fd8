import type { Statement } from './statement.ts'

/** A mail to be sent: template and variables, written beside the change it speaks of. */
export interface OutboxMail {
  readonly id: string
  readonly portalId: string
  readonly to: string
  readonly language: string
  readonly template: string
  /** JSON: variables that are not secret. */
  readonly variables: string
  /** Sealed JSON of the secret ones (a code, a link's token); null once handed over. */
  readonly sealed: string | null
  readonly state: 'queued' | 'handed-over' | 'given-up'
  readonly attempts: number
  readonly nextAt: number
  readonly leasedUntil: number | null
  readonly createdAt: number
  /** After this there is no point in sending it (a code that has expired); null for never. */
  readonly expiresAt: number | null
  readonly handedOverAt: number | null
  /** Class of the last fault, never its text. */
  readonly lastFault: string | null
}

export interface Outbox {
  add(mail: OutboxMail): Statement<void>
  byId(id: string): Statement<OutboxMail | null>
  /**
   * Leases up to `limit` due mails until `until`; no other worker gets them meanwhile. Each lease
   * counts as an attempt, so that a mail whose worker dies is not tried for ever.
   */
  lease(now: number, until: number, limit: number): Statement<readonly OutboxMail[]>
  /** Empties the sealed part. */
  handedOver(id: string, now: number): Statement<void>
  retry(id: string, nextAt: number, fault: string): Statement<void>
  /** Empties the sealed part. */
  giveUp(id: string, fault: string): Statement<void>
  waiting(): Statement<number>
  /** Deletes up to `limit` mails made before `before` that wait for nothing; returns how many. */
  sweep(before: number, limit: number): Statement<number>
}
