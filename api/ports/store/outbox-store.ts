import type { LETTER_STATES } from '../../contract/plain/invitation-states.ts'
import type { TemplateName } from '../mail-templates.ts'
import type { Statement } from './statement.ts'

/** A mail to be sent: template and variables, written beside the change it speaks of. */
export interface OutboxMail {
  readonly id: string
  readonly portalId: string
  /**
   * The address as it was given, which may hold letters beyond ASCII (RFC 6531); '' in a decoy, which is
   * `given-up` from the start: an address that nobody has costs the same write.
   */
  readonly to: string
  readonly language: string
  readonly template: TemplateName
  /** JSON: variables that are not secret. */
  readonly variables: string
  /** Sealed JSON of the secret ones (a code, a link's token); null once handed over. */
  readonly sealed: string | null
  /**
   * `refused`: the provider took it for nobody. `delivered`, `bounced`: what it reported afterwards.
   * `given-up`: it was no longer worth sending.
   */
  readonly state: (typeof LETTER_STATES)[number]
  /** Times that it was leased; a lease that nobody finishes counts. */
  readonly attempts: number
  /** Not tried before this. */
  readonly nextAt: number
  /** Until then it is one worker's; null for nobody's. */
  readonly leasedUntil: number | null
  readonly createdAt: number
  /** After this there is no point in sending it (a code that has expired); null for never. */
  readonly expiresAt: number | null
  readonly handedOverAt: number | null
  /** What the provider calls it; its reports name the mail by this. */
  readonly providerId: string | null
  /** When the provider last reported on it. */
  readonly reportedAt: number | null
  /** The invitation that the mail is the letter of. */
  readonly invitationId: string | null
  /** Class of the last fault, never its text. */
  readonly lastFault: string | null
}

/** How far an invitation's newest letter has come. */
export interface LetterState {
  readonly invitationId: string
  readonly state: OutboxMail['state']
}

/** Which mails a worker takes. */
export interface LeaseTerms {
  readonly now: number
  /** No other worker gets them before. */
  readonly until: number
  /** Mails at most. */
  readonly limit: number
  /** What expires by then is taken first: somebody sits waiting for a code. */
  readonly urgentUntil: number
}

/** What a provider names a mail by: its own name for it, and ours where it gives that back. */
export interface ReportedMail {
  readonly providerId: string
  readonly id: string | null
}

/** A provider's word on a mail that it took. */
export interface Reported {
  /** `complained` is no state: a mail that was called spam was delivered. */
  readonly state: 'delivered' | 'bounced' | 'refused'
  readonly providerId: string
  readonly at: number
}

/** How much the outbox still has to send. */
export interface Waiting {
  readonly mails: number
  /** When the oldest of them was queued; null when there is none. */
  readonly oldestAt: number | null
}

/**
 * The queue between what happened and what is mailed of it: rows are added in the transaction that they speak
 * of, and taken by `worker/mail-worker.ts`.
 */
export interface Outbox {
  add(mail: OutboxMail): Statement<void>
  /** A few hundred at most, in one go. */
  addAll(mails: readonly OutboxMail[]): Statement<void>
  byId(id: string): Statement<OutboxMail | null>
  /** Null for a mail that is not ours, or was swept. */
  byReport(mail: ReportedMail): Statement<OutboxMail | null>
  /**
   * Leases due mails: urgent ones first, then the longest due. Each lease counts as an attempt, so
   * that a mail whose worker dies is not tried for ever.
   */
  lease(terms: LeaseTerms): Statement<readonly OutboxMail[]>
  /** Empties the sealed part. What was reported of it meanwhile stands. */
  handedOver(id: string, now: number, providerId: string | null): Statement<void>
  /** Puts it off until `nextAt`. `fault` is its class, for the log. */
  retry(id: string, nextAt: number, fault: string): Statement<void>
  /** Empties the sealed part. */
  giveUp(id: string, fault: string): Statement<void>
  /** Empties the sealed part: the provider will never take it. */
  refuse(id: string, fault: string): Statement<void>
  /**
   * The provider's word, whenever it comes: a bounce may follow a delivery, nothing follows a bounce
   * or a refusal. Empties the sealed part. False when it says nothing new.
   */
  report(id: string, reported: Reported): Statement<boolean>
  /** Gives up an invitation's letters that still wait: another one takes their place, or none. */
  withdrawLetters(invitationId: string): Statement<void>
  /** Of several invitations, at most a few hundred, in no order; none for one whose letters are swept. */
  newestLettersOf(invitationIds: readonly string[]): Statement<readonly LetterState[]>
  /** What is queued, leased or not. */
  waiting(): Statement<Waiting>
  /** Deletes up to `limit` mails made before `before` that wait for nothing; returns how many. */
  sweep(before: number, limit: number): Statement<number>
}
