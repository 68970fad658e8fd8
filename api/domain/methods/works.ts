import type { MethodAnswer, MethodStep } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Payment } from '../admission/admission.ts'
import type { AttemptRule } from './attempt-rules.ts'
import type { Ceremony } from './ceremony.ts'
import type { Refusal } from './refusal.ts'
import type { EnrolVerdict, Verdict } from './verdict.ts'

/** What a kind does. Nothing here decides what is asked of whom. */
export interface MethodWorks {
  readonly verify: VerifyWorks
  readonly enrol: EnrolWorks | null
  /** Another party answers (a phone, a second browser): by its own route, into the same rows. */
  readonly elsewhere: ElsewhereWorks | null
}

/** Proving that one is there: find whose it is, show the step, check the answer. */
export interface VerifyWorks {
  /** Whose method an answer is of, before any address; null for kinds that do not find anybody. */
  readonly find: ((at: Ceremony, answer: MethodAnswer) => Promise<Found>) | null
  /** `held` are the person's of this kind that count here; empty where there is nobody, and shown alike. */
  show(at: Ceremony, held: readonly Method[]): MethodStep
  /** What has to be there before the step is shown (rows of a challenge); null when it is. */
  begin?(at: Ceremony, held: readonly Method[]): Promise<Begun | null>
  /** What it sends because it was asked for; null for what sends nothing. */
  readonly sends: SendWorks | null
  /** Why nothing can be right now, so that nothing is charged. */
  whyNot?(at: Ceremony): Refusal | null
  /** Where what may be hit bounds how often it may be tried. Default: the rule of the kind. */
  ruleFor?(held: readonly Method[]): AttemptRule
  /** Whose attempts are charged. Default: the ceremony's budget. */
  budgetFor?(at: Ceremony, held: readonly Method[]): string
  /** Slow, and writes nothing but counters; does the same work where `held` is empty. */
  check(at: Ceremony, answer: MethodAnswer, held: readonly Method[]): Promise<Verdict>
  /** What a wrong answer brings about beside being charged. */
  noticeWrong?(at: Ceremony, answer: MethodAnswer): Promise<void>
}

interface SendWorks {
  send(at: Ceremony, payment: Payment): Promise<Sent>
  /** Makes those that send to the same place at once count each other. */
  lock(at: Ceremony): Statement<void>
}

/** Whom an answer names before any address. */
export interface Found {
  /** Null where nobody has it. */
  readonly method: Method | null
  /** What the answer names it by: guesses at what nobody has are counted for that. */
  readonly named: string
}

/** Setting one up: what is there before the answer, what is shown of it, whether the answer makes it count. */
export interface EnrolWorks {
  /** What is there before the answer (a seed to scan); null where the answer says it all. */
  begin: ((at: Ceremony, begun: BegunMethod) => Method) | null
  /** Rows of a challenge that the answer is to, where they are not there; null for kinds that ask none. */
  asks: ((at: Ceremony) => Begun | null) | null
  /**
   * @param pending as for `check`.
   * @param placed all that the person has, of every kind, in every portal.
   */
  show(at: Ceremony, pending: Method | null, placed: readonly Method[]): MethodStep
  /** @param pending what `begin` made; null for kinds that begin with the answer. */
  check(at: Ceremony, answer: MethodAnswer, pending: Method | null): Promise<EnrolVerdict>
}

/** What a new method begins with, before there is anything in it. */
export interface BegunMethod {
  readonly personId: string
  /** Free among what the person has. */
  readonly name: string
}

/**
 * How another party's answer reaches the row that a flow waits on. See `journeys/elsewhere.ts` for what is
 * asked of it.
 */
export interface ElsewhereWorks {
  /** Id of the one-time row that a token stands for, by its keyed digest; null for what we did not make. */
  rowOf(token: string): string | null
  /**
   * Guarded: false where it is not what the row waits for, and where another answer came first.
   * @param row of this kind and of the portal that is spoken to, unused and in time when it was read.
   */
  take(
    row: OneTimeSecret,
    answer: Readonly<Record<string, unknown>>,
    now: number,
  ): Statement<boolean>
}

/** Writes the rows that a challenge consists of, in a transaction with the flow. */
export type Begun = () => Statement<void>

/** What sending consists of, all in one transaction. */
export interface Sent {
  /** From when on this flow may ask again. */
  readonly turnFrom: number
  guards(): Statement<Refusal | null>
  readonly records: readonly (() => Statement<void>)[]
  /** The turn that a refusal leaves behind; null for none. */
  turnAfter(refusal: Refusal): number | null
}
