import type { Language } from '../../api/contract/plain/languages.ts'
import type { EnrolStepOf, MethodKind, VerifyStepOf } from '../../api/contract/views.ts'
import type { KindTold, StepEntry, StepWordsIn } from '../steps/step-entry.ts'

type StepNameOf<Kind extends MethodKind> = (VerifyStepOf<Kind> | EnrolStepOf<Kind>)['name']

/** A sign, and a name and a line in the words of the kind. */
export interface PickedKind {
  readonly icon: KindTold['icon']
  readonly words: Readonly<
    Record<Language, () => Promise<{ readonly words: { readonly pick: Omit<KindTold, 'icon'> } }>>
  >
}

/** What has to be said of a kind of method: each of its steps, and their words in every language. */
export interface MethodEntry<Kind extends MethodKind> {
  readonly steps: { readonly [Name in StepNameOf<Kind>]: StepEntry }
  /** In a chunk for each language: nobody fetches words of methods that they do not use. */
  readonly words: StepWordsIn<StepNameOf<Kind>>
  /** How it is told beside others that will do; null for what nobody picks. */
  readonly picked: PickedKind | null
  /** A group of those words that all steps of the method use. */
  readonly shared?: string
}
