import type { EnrolStepOf, MethodKind, VerifyStepOf } from '../../api/contract/views.ts'
import type { StepEntry, StepWordsIn } from '../steps/step-entry.ts'

type StepNameOf<Kind extends MethodKind> = (VerifyStepOf<Kind> | EnrolStepOf<Kind>)['name']

/** What has to be said of a kind of method: each of its steps, and their words in every language. */
export interface MethodEntry<Kind extends MethodKind> {
  readonly steps: { readonly [Name in StepNameOf<Kind>]: StepEntry }
  /** In a chunk for each language: nobody fetches words of methods that they do not use. */
  readonly words: StepWordsIn<StepNameOf<Kind>>
  /** A group of those words that all steps of the method use. */
  readonly shared?: string
}
