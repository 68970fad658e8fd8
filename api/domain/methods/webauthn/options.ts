import { fullName } from '../../../contract/plain/full-name.ts'
import type { EnrolStepOf, VerifyStepOf } from '../../../contract/views.ts'
import { ALGORITHMS } from '../../../crypto/webauthn/public-key.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Ceremony } from '../ceremony.ts'
import type { Challenge } from './challenges.ts'
import { dataIn } from './credential.ts'
import type { Form } from './form.ts'

type RequestOptions = VerifyStepOf<Form['kind']>['options']
type CreationOptions = EnrolStepOf<Form['kind']>['options']

/** What `navigator.credentials.get` is to ask; of whoever holds none, whatever there is. */
export function requestOptions(
  at: Ceremony,
  { hints }: Form,
  { challenge, held }: { readonly challenge: Challenge; readonly held: readonly Method[] },
): RequestOptions {
  return {
    challenge: challenge.challenge,
    rpId: challenge.rpId,
    timeout: challenge.row.expiresAt - at.now,
    userVerification: challenge.isVerified ? 'required' : 'preferred',
    allowCredentials: held.map(described),
    hints,
  }
}

interface Creation {
  readonly challenge: Challenge
  /** See `handleOf`. */
  readonly handle: string
  /** All that the person has of these kinds in this portal. */
  readonly held: readonly Method[]
}

/** What `navigator.credentials.create` is to make. All of it is made anew for each call: the library kept some. */
export function creationOptions(
  { portal, person, now }: Ceremony,
  { attachment, isDiscoverable, hints }: Form,
  { challenge, handle, held }: Creation,
): CreationOptions {
  return {
    challenge: challenge.challenge,
    rp: { id: challenge.rpId, name: portal.name },
    user: {
      id: handle,
      name: person?.email ?? '',
      displayName: person ? fullName(person) : '',
    },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: challenge.row.expiresAt - now,
    excludeCredentials: held.map(described),
    authenticatorSelection: {
      ...(attachment ? { authenticatorAttachment: attachment } : {}),
      residentKey: isDiscoverable ? 'required' : 'discouraged',
      requireResidentKey: isDiscoverable,
      userVerification: challenge.isVerified ? 'required' : 'preferred',
    },
    hints,
    attestation: 'none',
  }
}

function described(method: Method) {
  const { transports } = dataIn(method)
  return { type: 'public-key' as const, id: method.lookup ?? '', transports }
}
