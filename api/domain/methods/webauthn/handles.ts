import type { Services } from '../../services.ts'

/**
 * What authenticators keep of whose a credential is (Level 3 §14.6.1): 32 bytes that say nothing, other ones in each
 * portal. An authenticator keeps one passkey for a domain and a handle, so that portals which share a domain do not
 * write over each other's.
 */
export function createHandles({ digest }: Pick<Services, 'digest'>) {
  return {
    of: (portalId: string, personId: string): string =>
      digest.of('webauthn-user', portalId, personId),
  }
}
