import type { MethodKind } from '../contract/views.ts'

/** What is corrected of a person, and never into what: an agent's own words are in no mail. */
export type CorrectionTold = 'correct-name' | 'correct-phone' | 'correct-address'

/** What the helpdesk has done to somebody, or is asked to do. */
export type HelpTold =
  | {
      /** Of what is renamed, the name before. */
      readonly what: 'suspended' | 'removed' | 'renamed' | 'given-back'
      readonly name: string
      readonly kind: MethodKind
    }
  | {
      readonly what: 'reset'
      readonly methods: readonly { readonly name: string; readonly kind: MethodKind }[]
    }
  | { readonly what: 'pass'; readonly withoutPassword: boolean }
  | { readonly what: 'unfrozen' }
  /** No names: an agent's own words are in no mail. */
  | { readonly what: 'named' }
  /** The numbers are not told. */
  | { readonly what: 'telephone'; readonly isNone: boolean }
  /** To the address that was. */
  | { readonly what: 'address' }
  /** It waits for a second agent, or for so many hours; null for no end of it. */
  | {
      readonly what: 'asked'
      readonly act: 'give-back' | 'reset' | 'pass' | 'unfreeze' | CorrectionTold
      readonly orHours: number | null
    }
