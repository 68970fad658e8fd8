import type { PasskeyWords } from '../../words/generated/passkey.ts'
import type { WebauthnWords } from '../../words/generated/webauthn.ts'

/** Words that steps of all three kinds share. */
export type CeremonyWords = WebauthnWords['ceremony']

/** Words of the step that verifies; `other` is said of passkeys alone, which find their person. */
export type VerifyWords = PasskeyWords['passkey']

/** Words of the step that sets one up; each kind has these, and some have more. */
export type EnrolWords = PasskeyWords['passkey-enrol']
