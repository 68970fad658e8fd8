import type { RestartWords } from '../../steps/restartable-step.ts'
import type { WebauthnWords } from '../../words/generated/webauthn.ts'

/** Words that steps of all three kinds share. */
export type CeremonyWords = WebauthnWords['ceremony']

/** Words of the step that verifies a kind. */
export interface VerifyWords extends RestartWords {
  readonly heading: string
  readonly lead: string
  readonly leadNamed: (values: { readonly name: string }) => string
  readonly leadAny: (values: { readonly names: string }) => string
  readonly go: string
  /** While the dialog is open. */
  readonly now: string
  readonly missing: string
  /** Where it was chosen before any address. */
  readonly other?: string
}

/** Words of the step that sets a kind up. */
export interface EnrolWords {
  readonly heading: string
  readonly lead: string
  readonly why: { readonly ask: string; readonly text: string }
  readonly go: string
  readonly now: string
  readonly missing: string
  /** It is there, and asks for a name. */
  readonly made: string
}
