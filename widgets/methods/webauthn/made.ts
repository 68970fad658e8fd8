import { base64URLStringToBuffer } from '@simplewebauthn/browser'

/** Authenticator data (Level 3 §6.1): 32 bytes of the RP's hash, then the flags. */
const FLAGS_AT = 32
/** Backup eligibility: whether it may be copied at all; where it may, it soon is. */
const ELIGIBLE = 0x08

/** @param authenticatorData base64url. @returns null where it is too short to tell. */
export function isCopiedIn(authenticatorData: string): boolean | null {
  const flags = new Uint8Array(base64URLStringToBuffer(authenticatorData))[FLAGS_AT]
  return flags === undefined ? null : (flags & ELIGIBLE) !== 0
}
