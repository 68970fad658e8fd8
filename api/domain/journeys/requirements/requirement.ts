import type { DeniedReason, StepName } from '../../../contract/views.ts'
import type { FlowContext } from '../context.ts'

/** What is still missing: the step that supplies it, or why it cannot be supplied. */
export type Unmet =
  | { readonly step: Exclude<StepName, 'denied' | 'done'> }
  | { readonly step: 'denied'; readonly reason: DeniedReason }

/** Looks at facts and says what is missing; null when nothing is. It never changes anything. */
export type Requirement = (context: FlowContext) => Unmet | null
