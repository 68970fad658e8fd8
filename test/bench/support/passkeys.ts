import { newMethod } from '../../../api/domain/methods/new-method.ts'
import { dataOf } from '../../../api/domain/methods/webauthn/credential.ts'
import { createHandles } from '../../../api/domain/methods/webauthn/handles.ts'
import { rpIdOf } from '../../../api/domain/portals/relying-party.ts'
import type { Services } from '../../../api/domain/services.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { type Authenticator, createAuthenticator } from '../../support/webauthn/authenticator.ts'
import { cbor } from '../../support/webauthn/cbor.ts'
import { newKeyPair } from '../../support/webauthn/keys.ts'
import { PORTAL, PORTAL_ORIGIN } from './portal.ts'

/** As an authenticator that says nothing of itself. */
const MADE = {
  aaguid: '00000000-0000-0000-0000-000000000000',
  counter: 0,
  isCopyable: true,
  isCopied: true,
  isVerified: true,
} as const

/** A passkey for everybody, as setting it up leaves it, each on an authenticator of its own. The key pair is one: verifying takes the same work. */
export async function addPasskeys(
  services: Services,
  personIds: readonly string[],
): Promise<readonly Authenticator[]> {
  const { store, publicUrl } = services
  const handles = createHandles(services)
  const key = newKeyPair('ES256')
  const publicKey = Buffer.from(cbor(key.cose)).toString('base64url')
  const rpId = rpIdOf({ rpId: null, origins: [PORTAL_ORIGIN] }, publicUrl)
  const made = personIds.map((personId) => {
    const id = Buffer.from(`credential-of-${personId}`).toString('base64url')
    const data = dataOf(
      { ...MADE, id, publicKey },
      { rpId, page: PORTAL_ORIGIN, isUnasked: false, transports: ['internal'] },
    )
    const method = newMethod(services, { personId, kind: 'passkey', name: 'Phone' })
    const authenticator = createAuthenticator({ isCopyable: true })
    const userHandle = handles.of(PORTAL, personId)
    authenticator.held.push({ id, rpId, userHandle, key, counter: 0 })
    return { authenticator, method: { ...method, data, lookup: id, portalId: PORTAL } }
  })
  await store.atomically(function* (): Statement<void> {
    for (const { method } of made) yield* store.methods.add(method)
  })
  return made.map(({ authenticator }) => authenticator)
}
