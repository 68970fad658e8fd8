import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { PortalSecret } from '../../ports/store/portal-store.ts'
import type { Services } from '../services.ts'
import { createLatest } from '../values/latest.ts'

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

function portalSecretDigest(digest: KeyedDigest, secret: string): string {
  return digest.of('portal-secret', secret)
}

/** In characters: some ten thousand secrets. */
const MOST_REMEMBERED = 1_000_000

/**
 * Whether a secret is among live ones, which are read anew each time. One that was is remembered
 * beside its digest: a host shows it with every request, and to digest it takes a tenth of a session
 * check. What was wrong leaves no trace.
 */
export function createSecretCheck(digest: KeyedDigest) {
  const shown = createLatest<string>({ most: MOST_REMEMBERED, weigh: (secret) => secret.length })
  return (live: readonly PortalSecret[], secret: string): boolean => {
    if (live.some(({ hash }) => digest.equal(shown.get(hash) ?? '', secret))) return true
    const made = portalSecretDigest(digest, secret)
    const found = live.find(({ hash }) => digest.equal(hash, made))
    if (found) shown.set(found.hash, secret)
    return found !== undefined
  }
}
