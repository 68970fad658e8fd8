import type { StepName } from '../../api/contract/views.ts'
import type { Language } from '../controllers/language.ts'

/** Where a step's element and words are, each in a chunk of its own. */
export interface StepEntry {
  /** Defines the element `farstu-step-<name>`. */
  readonly element: () => Promise<object>
  readonly words: Readonly<Record<Language, () => Promise<{ readonly words: object }>>>
  /** What usually follows, fetched while the server thinks. */
  readonly next?: StepName
}
