/**
 * The vectors of Web Authentication Level 3, "Test Vectors", as W3C published them (w3c/webauthn, 2026-07-30): RP ID
 * `example.org` on `https://example.org`. We ask for no attestation, and take `none` and what a key signs for itself.
 */
import { decodeAttestationObject, parseAuthenticatorData } from '@simplewebauthn/server/helpers'
import { describe, expect, it } from 'vitest'
import { verifyAuthentication } from '../../../api/crypto/webauthn/authentication.ts'
import { verifyRegistration } from '../../../api/crypto/webauthn/registration.ts'
import vectors from '../../support/webauthn/vectors.json' with { type: 'json' }

type Vector = (typeof vectors)[number]

const PLACE = { origin: 'https://example.org', rpId: 'example.org' }

const vector = (name: string): Vector => {
  const found = vectors.find((one) => one.name === name)
  if (!found) throw new Error(`There is no vector "${name}"`)
  return found
}

const registered = (name: string) => {
  const { credentialId: id, registration } = vector(name)
  return verifyRegistration(
    { id, ...registration },
    { ...PLACE, challenge: registration.challenge },
  )
}

const authenticated = (name: string, bend: Partial<Vector['authentication']> = {}) => {
  const { credentialId: id, authentication } = vector(name)
  const expected = { ...PLACE, challenge: authentication.challenge }
  return verifyAuthentication({ id, ...authentication, ...bend }, keyOf(vector(name)), expected)
}

/** As its attestation object has it. */
function keyOf({ registration }: Vector): string {
  const object = decodeAttestationObject(Buffer.from(registration.attestationObject, 'base64url'))
  const { credentialPublicKey } = parseAuthenticatorData(object.get('authData'))
  return Buffer.from(credentialPublicKey ?? []).toString('base64url')
}

const PLAIN = ['none-es256', 'packed-self-es256', 'none-es256-long-credential-id']
const IN_A_FRAME = ['none-es256-crossOrigin', 'none-es256-topOrigin']
const ATTESTED = [
  'packed-es256',
  'packed-es384',
  'packed-es512',
  'packed-rs256',
  'packed-eddsa',
  'packed-ed448',
  'tpm-es256',
  'android-key-es256',
  'apple-es256',
  'fido-u2f-es256',
]
const UNKNOWN_CURVE = 'packed-ed448'

describe('a vector of registration', () => {
  it('is one of those that are told apart here', () => {
    const all = vectors.map(({ name }) => name).toSorted()
    expect([...PLAIN, ...IN_A_FRAME, ...ATTESTED].toSorted()).toEqual(all)
  })

  it.each(PLAIN)('%s: is a credential', async (name) => {
    expect((await registered(name))?.id).toBe(vector(name).credentialId)
  })

  it.each(IN_A_FRAME)(
    'R-32: %s: is refused, because no page of ours lies in a frame',
    async (name) => {
      expect(await registered(name)).toBeNull()
    },
  )

  it.each(ATTESTED)(
    'R-36: %s: is refused, because nobody asked for its certificates',
    async (name) => {
      expect(await registered(name)).toBeNull()
    },
  )
})

describe('a vector of authentication', () => {
  const verifiable = [...PLAIN, ...ATTESTED].filter((name) => name !== UNKNOWN_CURVE)

  it.each(verifiable)(
    '%s: is right, and wrong with one bit of its signature turned',
    async (name) => {
      expect(await authenticated(name)).not.toBeNull()
      const signature = Buffer.from(vector(name).authentication.signature, 'base64url')
      signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
      expect(await authenticated(name, { signature: signature.toString('base64url') })).toBeNull()
    },
  )

  it.each([...IN_A_FRAME, UNKNOWN_CURVE])('%s: is refused', async (name) => {
    expect(await authenticated(name)).toBeNull()
  })
})
