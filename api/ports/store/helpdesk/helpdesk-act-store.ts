import type { Statement } from '../statement.ts'

/** What agents do to a person's ways to verify, to a frozen account, and to name, number and address. `suspend`, `remove` and `freeze` take away, `rename` does neither, the others give. */
export type HelpdeskActName =
  | 'suspend'
  | 'remove'
  | 'rename'
  | 'freeze'
  | 'give-back'
  | 'reset'
  | 'pass'
  | 'unfreeze'
  | 'correct'

/**
 * An act of the helpdesk, done or waiting for a second agent. Never changed but for its state, and never swept: it
 * goes with its person.
 */
export interface HelpdeskAct {
  readonly id: string
  readonly personId: string
  /** Where it was asked for. */
  readonly portalId: string
  readonly act: HelpdeskActName
  /** JSON, what it is done to: see `domain/helpdesk/asked-act.ts`. */
  readonly details: string
  readonly reason: string
  /** As the agent's own system numbers it; '' for none. */
  readonly ticket: string
  /** Who asked for it; null for the machine. */
  readonly agentId: string | null
  /** Keyed digest of the agent's browser; null for the machine. */
  readonly agentBrowser: string | null
  /** How the caller was verified; null where nobody had to be, or at the machine. */
  readonly verifiedBy: 'portal' | 'mailbox' | 'colleague' | null
  /** `approved`: by a second agent, and not yet carried out. */
  readonly state: 'waiting' | 'approved' | 'refused' | 'done'
  readonly createdAt: number
  /** From when on no second agent is needed any more; null for never. */
  readonly dueAt: number | null
  /** Until when a waiting one can be decided and carried out; of a done one, when it was done. */
  readonly expiresAt: number
  /** Who approved or refused it; null for nobody. */
  readonly decidedBy: string | null
  readonly decidedAt: number | null
  /** Since when it stands before the owners of the installation; null for not. */
  readonly handedOverAt: number | null
}

/** Acts of the helpdesk. Whoever writes one holds the person's lock. */
export interface HelpdeskActs {
  add(act: HelpdeskAct): Statement<void>
  byId(id: string): Statement<HelpdeskAct | null>
  /** Guarded: in one of these states, and not expired. False for any other; one caller wins. */
  move(
    id: string,
    from: readonly HelpdeskAct['state'][],
    to: {
      readonly state: HelpdeskAct['state']
      readonly by: string | null
      readonly expiresAt: number
      readonly now: number
    },
  ): Statement<boolean>
  /** Newest first. */
  ofPerson(personId: string, limit: number): Statement<readonly HelpdeskAct[]>
  /** Waiting or approved ones of the person that have not expired, and those that were done since `since`; in no order. */
  standing(
    personId: string,
    of: { readonly since: number; readonly now: number },
  ): Statement<readonly HelpdeskAct[]>
  /** Waiting or approved ones that have not expired, of all portals, oldest first. */
  open(now: number, limit: number): Statement<readonly HelpdeskAct[]>
  /**
   * Waiting ones that were asked for by then and are not handed over, oldest first; not those that need no second
   * agent any more.
   */
  toHandOver(of: {
    readonly askedBy: number
    readonly now: number
    readonly limit: number
  }): Statement<readonly HelpdeskAct[]>
  /** Guarded: waiting, not expired, and not handed over. */
  handOver(id: string, now: number): Statement<boolean>
  /** How many of these an agent has asked for since `since`, `most` at most. */
  askedBy(
    agentId: string,
    acts: readonly HelpdeskActName[],
    within: { readonly since: number; readonly most: number },
  ): Statement<number>
}
