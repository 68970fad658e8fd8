import type { PasskeyWords } from '../../words/generated/passkey.ts'
import type { SecurityKeyWords } from '../../words/generated/security-key.ts'
import type { ThisDeviceWords } from '../../words/generated/this-device.ts'
import type { WebauthnWords } from '../../words/generated/webauthn.ts'

/** Words that steps of all three kinds share. */
export type CeremonyWords = WebauthnWords['ceremony']

/** Words of the step that verifies; `other` is said of passkeys alone, which find their person. */
export type VerifyWords =
  | PasskeyWords['passkey']
  | SecurityKeyWords['security-key']
  | ThisDeviceWords['this-device']

/** Words of the step that sets one up; each kind has what all three have, and some have more. */
export type EnrolWords =
  | PasskeyWords['passkey-enrol']
  | SecurityKeyWords['security-key-enrol']
  | ThisDeviceWords['this-device-enrol']
