import type { AnswerTo } from '../../../contract/requests.ts'
import type { Step, StepName } from '../../../contract/views.ts'
import type { Payment } from '../../admission/admission.ts'
import type { Change, Outcome } from '../change.ts'
import type { FlowContext } from '../context.ts'

/** Names of the steps that take an answer. */
export type AnswerableName = Exclude<StepName, 'done'>

/** One step: what it shows, and what an answer to it changes. */
export interface StepRules<Name extends AnswerableName> {
  /**
   * Whether an answer names an address, or costs a mail, a guess or the hashing of a password: it is
   * counted then, and paid for with work where there are too many.
   */
  readonly isCostly: boolean
  /** Something that must be there before the step can be shown (a seed to scan); null when it is. */
  begin?(context: FlowContext): Change | null
  show(context: FlowContext): Extract<Step, { name: Name }>
  answer(context: FlowContext, answer: AnswerTo<Name>, payment: Payment): Promise<Outcome>
}
