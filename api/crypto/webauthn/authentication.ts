import { type Expected, isMeant, readClientData } from './client-data.ts'
import type { Used } from './made.ts'

/** What `navigator.credentials.get` gave, in base64url. */
export interface Asserted {
  readonly id: string
  readonly clientDataJSON: string
  readonly authenticatorData: string
  readonly signature: string
}

/**
 * What nobody holds is verified against it, for as much work, and believed whatever comes of it as little: the base
 * point of P-256 as a COSE key (SEC 2 §2.4.2).
 */
const NOBODYS_KEY = Buffer.from(
  'a5010203262001' +
    '2158206b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296' +
    '2258204fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5',
  'hex',
).toString('base64url')

/**
 * Level 3 §7.2: what the credential's authenticator signed for what was begun; null for anything else, whatever is
 * wrong with it. The counter and whether the user was verified are told, and left to the caller.
 * @param publicKey COSE key, base64url; null where nobody has the credential, which costs as much.
 */
export async function verifyAuthentication(
  asserted: Asserted,
  publicKey: string | null,
  expected: Expected,
): Promise<Used | null> {
  if (!isMeant(readClientData(asserted.clientDataJSON), 'webauthn.get', expected)) return null
  try {
    const used = await read(asserted, publicKey ?? NOBODYS_KEY, expected)
    return publicKey === null ? null : used
  } catch {
    // The library throws for whatever is wrong, and its decoders for what is no CBOR.
    return null
  }
}

async function read(
  { id, clientDataJSON, authenticatorData, signature }: Asserted,
  publicKey: string,
  expected: Expected,
): Promise<Used | null> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, authenticatorData, signature },
      clientExtensionResults: {},
    },
    expectedChallenge: expected.challenge,
    expectedOrigin: expected.origin,
    expectedRPID: expected.rpId,
    requireUserVerification: false,
    // What the counter means is decided by whoever knows the credential.
    credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
  })
  if (!verified) return null
  const { newCounter, credentialDeviceType, credentialBackedUp, userVerified } = authenticationInfo
  return {
    counter: newCounter,
    isCopyable: credentialDeviceType === 'multiDevice',
    isCopied: credentialBackedUp,
    isVerified: userVerified,
  }
}
