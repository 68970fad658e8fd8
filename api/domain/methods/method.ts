import type { ErrorCode } from '../../contract/errors.ts'
import type { Statement } from '../../ports/store/statement.ts'

/** What checking an answer found. Checking is slow and writes nothing. */
export type Verdict<Right> =
  | { readonly outcome: 'right'; readonly right: Right }
  | {
      readonly outcome: 'wrong'
      /** Further tries that this very code or method allows; absent where only the budget counts. */
      readonly left?: number
      /** When another answer can be right; absent where that may be now. */
      readonly retryAfterMs?: number
      readonly code: Extract<
        ErrorCode,
        'wrong_code' | 'wrong_password' | 'code_used' | 'code_expired'
      >
    }

type Wrong = Extract<Verdict<unknown>, { outcome: 'wrong' }>

/**
 * A verification method: check first, then consume what was found in the transaction that records
 * the fact, so that one right answer counts once.
 */
export interface VerificationMethod<Subject, Right> {
  /** Name of its attempt budget. */
  readonly kind: string
  /** Whether a right answer depends on the person's clock. Default: false. */
  readonly isTimed?: boolean
  /** What a right answer is refused with that was overtaken before it could be consumed. */
  readonly overtaken: Wrong['code']
  check(answer: string, subject: Subject): Promise<Verdict<Right>>
  /** Undoes what `check` counted for a right answer that a fault of ours kept from counting. */
  giveBack?(right: Right): Statement<void>
  /**
   * Guarded statements, by what was checked still being there: false when somebody else used the
   * answer first, or what it is right for has gone.
   */
  consume(right: Right, now: number): Statement<boolean>
}

export const wrong = (
  code: Wrong['code'],
  details: Omit<Wrong, 'outcome' | 'code'> = {},
): Wrong => ({
  outcome: 'wrong',
  code,
  ...details,
})
