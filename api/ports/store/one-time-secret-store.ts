import type { MethodKind } from '../../contract/views.ts'
import type { Statement } from './statement.ts'

/**
 * Every secret that works once: a mailed code, a redemption, a token for `verify-email`, a solved challenge.
 * The row never holds the secret, only a keyed digest of it. Used or not, it stays for a day after its end, or
 * that of its flow: sending is limited by what was sent.
 */
export interface OneTimeSecret {
  readonly id: string
  /**
   * `verification`: what a host's server was given for an address to be proven. `verified`: the code
   * that a proven one yields. `confirmation` and `confirmed`: the same of an act. `new-address`: a code
   * to the address that somebody wants in the place of theirs; `corrected-address`: the same where the
   * helpdesk is asked for it. `proof-of-work`: a challenge that a busy network must solve. All else
   * belongs to a kind of method, which names it.
   */
  readonly purpose:
    | MethodKind
    | 'redemption'
    | 'verification'
    | 'verified'
    | 'confirmation'
    | 'confirmed'
    | 'proof-of-work'
    | 'new-address'
    | 'corrected-address'
    | `method:${string}`
  /** Whom sending is counted for: keyed digest of the canonical address; null where not counted. */
  readonly subject: string | null
  readonly flowId: string | null
  /** The method that it is a part of, and goes with; null for none. */
  readonly methodId: string | null
  readonly portalId: string
  /** Keyed digest over purpose ‖ id ‖ secret, so that none serves as another. */
  readonly hash: string
  /** For `redemption`, `confirmation` and `confirmed`: the session id. */
  readonly sessionId: string | null
  /**
   * For `redemption`: the host's state. For `email-code`, `verification`, `verified`, `confirmation` and `confirmed`: JSON that their module
   * opens. For `proof-of-work`: the bits that it cost. Null for none.
   */
  readonly note: string | null
  /** Wrong guesses at this very secret. */
  readonly guesses: number
  readonly createdAt: number
  readonly expiresAt: number
  /** When it was consumed, or ended unused by `retire`; null while it works. */
  readonly usedAt: number | null
}

/**
 * Secrets that work once. `consume` is the only way to use one up, so that of two who show the same one, one is
 * believed.
 */
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
  /** Those made for the subject since `since`, used or not, newest first. */
  ofSubject(
    purpose: OneTimeSecret['purpose'],
    subject: string,
    since: number,
  ): Statement<readonly OneTimeSecret[]>
  /** Removes up to `limit` of no flow that expired before `before`, and gives how many. */
  sweep(before: number, limit: number): Statement<number>
}
