import type { ErrorCode } from '../../contract/errors.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { AuditAct } from '../audit/audit.ts'
import type { Proof } from './proof.ts'
import type { Refusal } from './refusal.ts'

/** What checking an answer found. Nothing counts by it until it is consumed. */
export type Verdict = Right | Wrong | Pending

/** Another party is asked; nothing is proven before it has answered. Only kinds with `elsewhere` return it. */
export interface Pending {
  readonly outcome: 'pending'
  /**
   * Asks it, once asking has been counted (it stays counted: it was asked), and gives the guarded rows that it answers to, false where the
   * answer was used by somebody else; absent where it was asked already.
   */
  ask?(): Promise<() => Statement<boolean>>
}

/** The answer is right. It counts once it is consumed, in the transaction with what it changes. */
export interface Right {
  readonly outcome: 'right'
  /** Of one of the methods that were held; null where it proves a mailbox and no person's method. */
  readonly proof: Proof | null
  /** What is written and told of its use, beside the session that comes of it. */
  readonly records?: readonly (() => Statement<void>)[]
  /**
   * Guarded statements, by what was checked still being there: false when somebody else used the
   * answer first, or what it is right for has gone.
   */
  consume(now: number): Statement<boolean>
  /** Undoes what `check` counted for a right answer that a fault of ours kept from counting. */
  giveBack?(): Statement<void>
}

/** What a wrong answer is refused with. */
export type WrongCode = Extract<
  ErrorCode,
  | 'wrong_code'
  | 'wrong_password'
  | 'credential_refused'
  | 'user_not_verified'
  | 'code_used'
  | 'code_expired'
>

/** The answer is wrong, and was charged. */
export interface Wrong {
  readonly outcome: 'wrong'
  readonly code: WrongCode
  /** Further tries that this very code or method allows; absent where only the budget counts. */
  readonly left?: number
  /** When another answer can be right; absent where that may be now. */
  readonly retryAfterMs?: number
  /** What the log says of it; absent where it says what it says of any wrong answer. */
  readonly act?: AuditAct
  /** Told to its person; absent where nothing is. */
  readonly told?: () => Statement<void>
}

/**
 * What setting one up found of an answer: a method to keep, a wrong code, or what speaks against the answer (a
 * weak password), which is no guess and not charged.
 */
export type EnrolVerdict =
  | {
      readonly outcome: 'right'
      /** As it will be kept; its name is a suggestion, for whoever gives none. */
      readonly method: Method
      /** Null where setting it up proves nothing. */
      readonly proof: Proof | null
      /** Guarded rows that are part of it, or that it answers to: false where somebody was first. */
      readonly parts?: () => Statement<boolean>
    }
  | Wrong
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/**
 * A wrong answer as `check` returns it.
 * @param details what the person is told beside the code; absent members are not said.
 */
export const wrong = (code: WrongCode, details: Omit<Wrong, 'outcome' | 'code'> = {}): Wrong => ({
  outcome: 'wrong',
  code,
  ...details,
})
