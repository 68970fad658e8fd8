import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { PortalSecret } from '../../ports/store/portals.ts'
import type { Services } from '../services.ts'

const SECRET_BYTES = 32
/** `fs_<portal id>_<43 characters>`: recognisable in a leak, and it names its portal. */
const FORM = /^fs_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{43}$/

/** A secret, and the row that it is known by. */
export function newSecret({ random, digest, clock }: Services, portalId: string) {
  const secret = `fs_${portalId}_${Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url')}`
  const row: PortalSecret = {
    id: random.id(),
    portalId,
    hash: portalSecretDigest(digest, secret),
    createdAt: clock.now(),
    revokedAt: null,
  }
  return { secret, row }
}

/** The portal that a secret says it is of; null when it has not the form of one. */
export function parsePortalSecret(secret: string): string | null {
  return FORM.exec(secret)?.[1] ?? null
}

export function portalSecretDigest(digest: KeyedDigest, secret: string): string {
  return digest.of('portal-secret', secret)
}
