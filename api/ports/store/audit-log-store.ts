import type { Statement } from './statement.ts'

/**
 * What happened, written in the transaction that did it. Neither changed nor deleted. Not yet in a chain: `seq`
 * and `hash` are null.
 */
export interface AuditEvent {
  readonly id: string
  readonly at: number
  /**
   * A word of `AuditAct` (`domain/audit/`); a text here, because old rows keep words that are no longer used.
   */
  readonly act: string
  /**
   * `visitor`: somebody who has proven nothing. `host`: a server with the portal's secret. `operator`: the
   * command line. `administrator`: somebody in the console. `system`: the server by itself.
   */
  readonly actorType: 'person' | 'host' | 'operator' | 'system' | 'visitor' | 'administrator'
  /** Person id, or whatever names the actor; null where there is nothing to name. */
  readonly actorId: string | null
  readonly targetType: string
  readonly targetId: string | null
  /** Null for what belongs to no portal. */
  readonly portalId: string | null
  /** SHA-256 over salt ‖ details: shows later whether details are those that were written. */
  readonly digest: string
  readonly seq: number | null
  readonly hash: string | null
}

/** The details, beside the event: they can be erased without breaking the chain. */
export interface AuditDetail {
  readonly eventId: string
  /** Random, so that short details cannot be guessed out of the digest once they are erased. */
  readonly salt: string
  /** JSON. */
  readonly details: string
}

/** The log that is only added to. There is no update and no delete here, on purpose. */
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
   * @param portalId null for what was done in all of them.
   */
  activityOf(
    personId: string,
    portalId: string | null,
    limit: number,
  ): Statement<readonly AuditEvent[]>
}
