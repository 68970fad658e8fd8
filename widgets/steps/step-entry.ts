import type { Language } from '../../api/contract/plain/languages.ts'
import type { MethodKind, MethodStep, StepName } from '../../api/contract/views.ts'

/** Steps of methods: only `methods/` knows them by name. */
export type MethodStepName = MethodStep['name']

/** Steps that belong to no method. */
export type OwnStepName = Exclude<StepName, MethodStepName>

/** The step that comes with the elements themselves, words and all. */
export type FirstStepName = 'identify'

/** A place in a journey that a step of some method takes. */
export type Place = 'first-proof' | 'second-proof' | 'mailbox' | 'first-setup' | 'second-setup'

/** What has to be said of a step, so that it can be shown. */
export interface StepEntry {
  /** Fetches what defines the element `farstu-step-<name>`. */
  readonly element: () => Promise<unknown>
  /** What usually follows, fetched while the server thinks; null where nobody can tell. */
  readonly next: OwnStepName | Place | null
  /** Its words are given `kindOf`, by which it tells kinds of methods apart. */
  readonly tellsKinds?: true
}

/** A kind of method beside others: what it is called, what it is in a line, what it looks like. */
export interface KindTold {
  readonly called: string
  readonly line: string
  /** What a path draws in 24 by 24, as strokes. */
  readonly icon: string
}

/** Fetches what is told of a kind; a newer server's, of which nothing is known here, by its name alone. */
export type KindOf = (kind: MethodKind) => Promise<KindTold>

/** Words of steps; each step knows the shape of its own. */
export type StepWords<Name extends string> = { readonly [N in Name]: object }

/** How the words of steps that travel together are fetched. */
export type StepWordsIn<Name extends string> = Readonly<
  Record<Language, () => Promise<{ readonly words: StepWords<Name> }>>
>
