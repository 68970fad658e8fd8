import type { AnswerTo } from '../../../contract/requests.ts'
import type { MethodAnswer, MethodStep, Step, StepName } from '../../../contract/views.ts'
import type { Payment } from '../../admission/admission.ts'
import type { Change, Outcome } from '../change.ts'
import type { FlowContext } from '../context.ts'

/** Names of the steps that take an answer. */
export type AnswerableName = Exclude<StepName, 'done'>
/** Names of those that belong to no method. */
export type OwnName = Exclude<AnswerableName, MethodStep['name']>

/** One step: what it shows, and what an answer to it changes. */
export interface StepRules<Shown, Given> {
  /**
   * Whether an answer names an address, or costs a mail, a guess or the hashing of a password: it is
   * counted then, and paid for with work where there are too many.
   */
  readonly isCostly: boolean
  /** Whether an answer is a guess that a browser is counted for, besides its network. */
  readonly isGuess: boolean
  /** Something that must be there before the step can be shown (a seed to scan); null when it is. */
  begin?(context: FlowContext): Promise<Change | null>
  /** Only when it is the step that the flow stands at. Reads the context and nothing else. */
  show(context: FlowContext): Shown
  /** Checks and says what changes; applying it is the machine's. */
  answer(context: FlowContext, answer: Given, payment: Payment): Promise<Outcome>
}

/** A step that belongs to no method. */
export type OwnStepRules<Name extends OwnName> = StepRules<
  Extract<Step, { name: Name }>,
  AnswerTo<Name>
>

/** A step of a method, made from what is said of it. */
export type MethodStepRules = StepRules<MethodStep, MethodAnswer>
