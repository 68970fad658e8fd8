import type { FlowChange } from '../../ports/store/flow-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { FlowFacts } from './facts.ts'

/** What an answer changes, all in one transaction. */
export interface Change {
  /**
   * Guarded statements on what the flow does not own, in the order person → method → one-time.
   * They return a refusal to undo everything.
   */
  readonly guards?: () => Statement<Refusal | null>
  readonly flow?: Omit<FlowChange, 'facts'>
  readonly facts?: FlowFacts
  /** What a refusal by the guards leaves behind all the same; null for nothing. */
  readonly left?: (refusal: Refusal) => Change | null
  /** Gives back what was charged for the answer, when a fault of ours kept it from counting. */
  readonly onFault?: () => Promise<void>
  /** Audit events and mails: statements that cannot fail. */
  readonly records?: readonly (() => Statement<void>)[]
}

export type Outcome =
  | { readonly kind: 'change'; readonly change: Change }
  /** Another party has not answered yet: nothing is written by looking. */
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'refusal'
      readonly refusal: Refusal
      /** Something that is shown has changed all the same: codes are used up, a method is switched off. */
      readonly hasChanged: boolean
    }

export const unchanged: Outcome = { kind: 'unchanged' }
export const change = (made: Change): Outcome => ({ kind: 'change', change: made })
export const refuse = (refusal: Refusal, hasChanged = false): Outcome => ({
  kind: 'refusal',
  refusal,
  hasChanged,
})

/** Thrown inside a transaction to undo it; caught where the transaction was begun. */
export class Refused extends Error {
  override readonly name = 'Refused'

  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** The guard of a change that one winner makes: a refusal for everybody else. */
export function* unless(taken: Statement<boolean>, refusal: Refusal): Statement<Refusal | null> {
  return (yield* taken) ? null : refusal
}
