import type { Language } from '../../api/contract/plain/languages.ts'
import type { Answer } from '../../api/contract/requests.ts'
import type { EnrolStepOf, FlowView, MethodKind, VerifyStepOf } from '../../api/contract/views.ts'
import type { KindTold, StepEntry, StepWordsIn } from '../steps/step-entry.ts'

type StepNameOf<Kind extends MethodKind> = (VerifyStepOf<Kind> | EnrolStepOf<Kind>)['name']

/** A sign, and a name and a line in the words of the kind. */
export interface PickedKind {
  readonly icon: KindTold['icon']
  readonly words: Readonly<
    Record<Language, () => Promise<{ readonly words: { readonly pick: Omit<KindTold, 'icon'> } }>>
  >
}

/** A flow beside the one that is shown, for what may be chosen before any address is typed. */
export interface Beside {
  /** Begins it at the step of the kind; null where that cannot be. */
  readonly begin: () => Promise<FlowView | null>
  /** The same as it stands now, with another challenge; null where it has ended. */
  readonly again: (view: FlowView) => Promise<FlowView | null>
  /** Something else was chosen. */
  readonly signal: AbortSignal
}

/** What was chosen: the flow that goes on, and the answer that it takes. */
export interface Taken {
  readonly view: FlowView
  readonly answer: Answer
}

/** Waits until the person chooses it in the list of the address field; null where they never will. */
export type Offer = (beside: Beside) => Promise<Taken | null>

/** What has to be said of a kind of method: each of its steps, and their words in every language. */
export interface MethodEntry<Kind extends MethodKind> {
  readonly steps: { readonly [Name in StepNameOf<Kind>]: StepEntry }
  /** In a chunk for each language: nobody fetches words of methods that they do not use. */
  readonly words: StepWordsIn<StepNameOf<Kind>>
  /** How it is told beside others that will do; null for what nobody picks. */
  readonly picked: PickedKind | null
  /** A group of those words that all steps of the method use. */
  readonly shared?: string
  /** Fetches what offers it in the list of the address field; null for kinds that find nobody by themselves. */
  readonly beside: (() => Promise<Offer>) | null
}
