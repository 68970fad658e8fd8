import type { Statement } from './statement.ts'

/** What happened, written in the transaction that did it. Not yet in a chain: `seq` is null. */
export interface AuditEvent {
  readonly id: string
  readonly at: number
  readonly act: string
  readonly actorType: 'person' | 'host' | 'operator' | 'system' | 'visitor' | 'administrator'
  readonly actorId: string | null
  readonly targetType: string
  readonly targetId: string | null
  readonly portalId: string | null
  /** SHA-256 over salt ‖ details. */
  readonly digest: string
  readonly seq: number | null
  readonly hash: string | null
}

/** The details, beside the event: they can be erased without breaking the chain. */
export interface AuditDetail {
  readonly eventId: string
  readonly salt: string
  /** JSON. */
  readonly details: string
}

export interface AuditLog {
  append(event: AuditEvent, detail: AuditDetail): Statement<void>
  /** Oldest first; details that were erased are `{}`. */
  about(
    targetType: string,
    targetId: string,
  ): Statement<readonly (AuditEvent & Pick<AuditDetail, 'details'>)[]>
  /**
   * What a person did or what was done to them, in this portal or in none, newest first; at most
   * `limit`.
   */
  activityOf(personId: string, portalId: string, limit: number): Statement<readonly AuditEvent[]>
}
