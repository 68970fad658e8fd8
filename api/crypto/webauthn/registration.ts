import { type Expected, isMeant, readClientData } from './client-data.ts'
import type { MadeCredential } from './made.ts'
import { ALGORITHMS, type CoseKey, isUsableKey } from './public-key.ts'

/** What `navigator.credentials.create` gave, in base64url. */
export interface Attested {
  readonly id: string
  readonly clientDataJSON: string
  readonly attestationObject: string
}

/** Level 3 §6.1.1.1 and §7.1 step 25. */
const MOST_ID_BYTES = 1023

/**
 * Level 3 §7.1: what a browser made for what was begun; null for anything else, whatever is wrong with it. Whether the
 * user was verified is told, and left to the caller.
 */
export async function verifyRegistration(
  attested: Attested,
  expected: Expected,
): Promise<MadeCredential | null> {
  if (!isMeant(readClientData(attested.clientDataJSON), 'webauthn.create', expected)) return null
  try {
    if (!(await isPlain(attested.attestationObject))) return null
    return await read(attested, expected)
  } catch {
    // The library throws for whatever is wrong, and its decoders for what is no CBOR.
    return null
  }
}

async function read(attested: Attested, expected: Expected): Promise<MadeCredential | null> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
  const { decodeCredentialPublicKey } = await import('@simplewebauthn/server/helpers')
  const { id, clientDataJSON, attestationObject } = attested
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject },
      clientExtensionResults: {},
    },
    expectedChallenge: expected.challenge,
    expectedOrigin: expected.origin,
    expectedRPID: expected.rpId,
    requireUserPresence: expected.mayBeAbsent !== true,
    requireUserVerification: false,
    supportedAlgorithmIDs: [...ALGORITHMS],
  })
  if (!verified) return null
  const { credential, aaguid, credentialDeviceType, credentialBackedUp, userVerified } =
    registrationInfo
  const key: unknown = decodeCredentialPublicKey(credential.publicKey)
  const isShort = Buffer.from(credential.id, 'base64url').length <= MOST_ID_BYTES
  if (credential.id !== id || !isShort || !isUsableKey(key as CoseKey)) return null
  return {
    id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    aaguid,
    counter: credential.counter,
    isCopyable: credentialDeviceType === 'multiDevice',
    isCopied: credentialBackedUp,
    isVerified: userVerified,
  }
}

/**
 * We ask for no attestation, so that browsers send `none`, or `packed` signed by the new key itself (Level 3 §5.4.7).
 * Any other is refused before its certificates are looked at: they would be an attacker's, and name addresses that the
 * library fetches. CBOR that is written in another length than its content needs is none of a browser's.
 */
async function isPlain(attestationObject: string): Promise<boolean> {
  const { decodeAttestationObject, isoCBOR } = await import('@simplewebauthn/server/helpers')
  const bytes = new Uint8Array(Buffer.from(attestationObject, 'base64url'))
  const decoded = decodeAttestationObject(bytes)
  if (isoCBOR.encode(decoded as never).length !== bytes.length) return false
  const format = decoded.get('fmt')
  return format === 'none' || (format === 'packed' && !decoded.get('attStmt').get('x5c'))
}
