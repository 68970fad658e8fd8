import type { StepName } from '../../../api/contract/views.ts'

/** Where a step's element is. */
export interface StepEntry {
  /** Defines the element `farstu-step-<name>`. */
  readonly element: () => Promise<object>
  /** What usually follows, fetched while the server thinks. */
  readonly next?: StepName
}
