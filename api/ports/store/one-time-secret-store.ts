import type { MethodKind } from '../../contract/views.ts'
import type { Statement } from './statement.ts'

/** Every secret that works once. The row never holds the secret, only a keyed digest of it. */
export interface OneTimeSecret {
  readonly id: string
  /**
   * `verification`: what a host's server was given for an address to be proven. `verified`: the code
   * that a proven one yields. `proof-of-work`: a challenge that a busy network must solve. All else
   * belongs to a kind of method, which names it.
   */
  readonly purpose:
    | MethodKind
    | 'redemption'
    | 'verification'
    | 'verified'
    | 'proof-of-work'
    | `method:${string}`
  /** Whom sending is counted for: keyed digest of the canonical address; null where not counted. */
  readonly subject: string | null
  readonly flowId: string | null
  /** The method that it is a part of, and goes with; null for none. */
  readonly methodId: string | null
  readonly portalId: string
  /** Keyed digest over purpose ‖ id ‖ secret. */
  readonly hash: string
  /** For `redemption`: the session id. */
  readonly sessionId: string | null
  /** For `redemption`: the host's state. For `email-code`: JSON to show it by. */
  readonly note: string | null
  readonly guesses: number
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number | null
}

export interface OneTimeSecrets {
  add(secret: OneTimeSecret): Statement<void>
  /** Guarded: false, and nothing done, where the id is taken. One caller wins. */
  addOnce(secret: OneTimeSecret): Statement<boolean>
  byId(id: string): Statement<OneTimeSecret | null>
  /** Guarded: unused, unexpired, the hash as given. Null for all else; one caller wins. */
  consume(id: string, hash: string, now: number): Statement<OneTimeSecret | null>
  /** Of this flow, for whatever purpose, unused and unexpired, newest first. */
  live(flowId: string, now: number): Statement<readonly OneTimeSecret[]>
  /** Of this method, unused and unexpired, oldest first. */
  ofMethod(
    methodId: string,
    purpose: OneTimeSecret['purpose'],
    now: number,
  ): Statement<readonly OneTimeSecret[]>
  /** Guarded: adds a guess to each live one that has fewer than `max`; returns those. */
  charge(
    purpose: OneTimeSecret['purpose'],
    flowId: string,
    max: number,
    now: number,
  ): Statement<readonly OneTimeSecret[]>
  /** Ends (marks as used) all but the `keep` newest live ones of the flow. */
  retire(
    purpose: OneTimeSecret['purpose'],
    flowId: string,
    keep: number,
    now: number,
  ): Statement<void>
  /** Takes a guess back from each of these that is unused, after a fault of ours. */
  giveBack(ids: readonly string[]): Statement<void>
  /** Times at which secrets were made for the subject since `since`, newest first, `most` at most. */
  madeSince(
    purpose: OneTimeSecret['purpose'],
    subject: string,
    within: { readonly since: number; readonly most: number },
  ): Statement<readonly number[]>
  /** Removes up to `limit` of no flow that expired before `before`, and gives how many. */
  sweep(before: number, limit: number): Statement<number>
}
