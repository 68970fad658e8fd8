import type { Statement } from '../statement.ts'

/**
 * A temporary access pass: an agent reads it out, it works once, and lets its person set up a way to verify
 * after what they know. It counts towards no level. One lives per person, ended by use, time, another or an agent.
 */
export interface AccessPass {
  readonly id: string
  readonly personId: string
  /** Where it was issued; it works in every portal. */
  readonly portalId: string
  /** The act of the helpdesk that issued it. */
  readonly actId: string
  /** Keyed digest of the pass, and of whose it is. */
  readonly hash: string
  /** Whether a forgotten password can be replaced by it as well. */
  readonly opensPassword: boolean
  readonly createdAt: number
  readonly expiresAt: number
  readonly usedAt: number | null
  /** The flow that used it up, which goes on by it; null for none. */
  readonly flowId: string | null
  /** When another took its place, or it was taken back; null for neither. */
  readonly endedAt: number | null
}

/** Passes. Whoever issues or ends one holds the person's lock. */
export interface AccessPasses {
  /** Ends whatever lives, and adds this one. */
  issue(pass: AccessPass): Statement<void>
  /** The newest that is not ended; used or expired ones as well. */
  newestOf(personId: string): Statement<AccessPass | null>
  /** Guarded: unused, unexpired, not ended, the hash as given. False for all else; one caller wins. */
  consume(
    id: string,
    by: { readonly hash: string; readonly flowId: string | null; readonly now: number },
  ): Statement<boolean>
  /** Ends every one of the person's that is not ended, used ones as well; returns how many still worked. */
  endAllOf(personId: string, now: number): Statement<number>
}
