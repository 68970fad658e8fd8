import type { FlowChange } from '../../ports/store/flow-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { FlowFacts } from './facts.ts'

/**
 * What an answer changes, all in one transaction (`apply.ts`): guards, then the flow, then records. What is
 * left out stays.
 */
export interface Change {
  /**
   * Guarded statements on what the flow does not own, in the order person → method → one-time.
   * They return a refusal to undo everything.
   */
  readonly guards?: () => Statement<Refusal | null>
  /** Columns of the flow's row; its facts are said below, and its version goes up by itself. */
  readonly flow?: Omit<FlowChange, 'facts'>
  /** All facts as they then are, not those that are new. */
  readonly facts?: FlowFacts
  /** What a refusal by the guards leaves behind all the same; null for nothing. */
  readonly left?: (refusal: Refusal) => Change | null
  /** Gives back what was charged for the answer, when a fault of ours kept it from counting. */
  readonly onFault?: () => Promise<void>
  /** Audit events and mails: statements that cannot fail. */
  readonly records?: readonly (() => Statement<void>)[]
}

/** What a step makes of an answer. */
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

/** For whoever looks and finds nothing new. */
export const unchanged: Outcome = { kind: 'unchanged' }
/** The outcome that is applied. */
export const change = (made: Change): Outcome => ({ kind: 'change', change: made })
/**
 * The outcome that changes nothing, but for what guesses have cost.
 * @param hasChanged true where the step must be read anew all the same.
 */
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
