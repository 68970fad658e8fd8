import type { DeniedReason, MethodKind, StepName } from '../../../contract/views.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { FlowContext } from '../context.ts'

/** What is still missing: the step that supplies it, or why it cannot be supplied. */
export type Unmet =
  | {
      readonly step: Exclude<StepName, 'denied' | 'done'>
      /** The person's methods of which one is asked for, behind a first proof. */
      readonly among?: readonly Method[]
      /** Kinds of which one is to be set up. */
      readonly offered?: readonly MethodKind[]
      /** It was offered, and may be left. */
      readonly isOptional?: true
    }
  | { readonly step: 'denied'; readonly reason: DeniedReason }

/** Looks at facts and says what is missing; null when nothing is. It never changes anything. */
export type Requirement = (context: FlowContext) => Unmet | null
