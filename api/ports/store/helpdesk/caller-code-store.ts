import type { Statement } from '../statement.ts'

/**
 * A code that a caller reads out to an agent, who types it and never sees it: shown to them where they are signed
 * in, or mailed. Used once, it says for a while that this agent has verified this person.
 */
export interface CallerCode {
  readonly id: string
  readonly personId: string
  /** Where it was shown, or asked for. */
  readonly portalId: string
  readonly via: 'portal' | 'mailbox' | 'colleague'
  /** The only agent whom it verifies for: a mailed one's from the start, else whoever typed it; null until then. */
  readonly agentId: string | null
  /** Keyed digest of the code, and of whose it is. */
  readonly hash: string
  /** JSON, what the session rests on that it was shown in: see `domain/helpdesk/evidence.ts`. `{}` for a mailed one. */
  readonly evidence: string
  /** Shown beside the code, and to whoever has typed it: by it the caller knows the agent. Null for a mailed one. */
  readonly word: string | null
  /** Who was asked to confirm who is calling, for `colleague`; null for any other. */
  readonly colleagueId: string | null
  readonly createdAt: number
  readonly expiresAt: number
  /** When it was typed; null while it works. */
  readonly usedAt: number | null
}

/** Codes that callers read out. */
export interface CallerCodes {
  add(code: CallerCode): Statement<void>
  /** Ends every one of the person's that is unused and came this way, for this agent or for any (null). */
  end(personId: string, which: Pick<CallerCode, 'via' | 'agentId'>, now: number): Statement<void>
  /** The newest of the person's with this digest, whatever became of it. */
  byHash(personId: string, hash: string): Statement<CallerCode | null>
  /** Guarded: unused, unexpired, and of no other agent; the code is theirs then. One caller wins. */
  consume(id: string, agentId: string, now: number): Statement<boolean>
  /** The last that an agent has typed of a person since `since`. */
  usedBy(agentId: string, personId: string, since: number): Statement<CallerCode | null>
  /** The newest that was mailed to the person, by whichever agent and whatever became of it. */
  lastMailed(personId: string): Statement<CallerCode | null>
  /** What colleagues were asked and have not answered, oldest first. */
  askedOf(colleagueId: string, now: number): Statement<readonly CallerCode[]>
  /** What a colleague has confirmed since `since`, of whomever. */
  confirmedBy(colleagueId: string, since: number): Statement<readonly CallerCode[]>
  /** Guarded: asked of this colleague, unanswered, unexpired. One caller wins. */
  confirm(id: string, colleagueId: string, now: number): Statement<boolean>
  /** Whatever was typed or confirmed verifies nobody any more; that a colleague has confirmed it stays. */
  forget(personId: string): Statement<void>
  /** How many went this way about the person since `since`, `most` at most. */
  madeSince(
    personId: string,
    via: CallerCode['via'],
    within: { readonly since: number; readonly most: number },
  ): Statement<number>
  /** Removes up to `limit` that expired before `before`, but what colleagues have confirmed, and gives how many. */
  sweep(before: number, limit: number): Statement<number>
}
