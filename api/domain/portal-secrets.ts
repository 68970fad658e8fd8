import type { KeyedDigest } from '../ports/keyed-digest.ts'
import type { Random } from '../ports/random.ts'

const SECRET_BYTES = 32
/** `fs_<portal id>_<43 characters>`: recognisable in a leak, and it names its portal. */
const FORM = /^fs_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{43}$/

export function makePortalSecret(random: Random, portalId: string): string {
  return `fs_${portalId}_${Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url')}`
}

/** The portal that a secret says it is of; null when it has not the form of one. */
export function parsePortalSecret(secret: string): string | null {
  return FORM.exec(secret)?.[1] ?? null
}

export function portalSecretDigest(digest: KeyedDigest, secret: string): string {
  return digest.of('portal-secret', secret)
}
