import { leadingZeroBits } from '../../crypto/digest.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Services } from '../services.ts'
import { MINUTE } from '../values/time.ts'

/** Long enough for the slowest phone, too short to solve many beforehand. */
export const CHALLENGE_LIFETIME_MS = 5 * MINUTE

/** Whom a challenge is for: nobody else's solution of it counts. */
export interface ProofFor {
  /** Keyed digest of the network. */
  readonly subject: string
  readonly portalId: string
}

type Made = Pick<Services, 'clock' | 'digest' | 'random'>

/**
 * `<id>.<expires, ms>.<bits>.<keyed digest of these and whom it is for>`. Nothing is stored until one
 * is solved, so that asking for challenges, however often, fills no table.
 */
export function makeChallenge({ clock, digest, random }: Made, of: ProofFor, bits: number): string {
  const said = `${random.id()}.${clock.now() + CHALLENGE_LIFETIME_MS}.${bits}`
  return `${said}.${seal(digest, of, said)}`
}

/**
 * The row that a solution is spent as; null for a challenge that we did not make, not for this
 * network and portal, that is over, or is not solved with as many bits as it asked for.
 */
export function spentProof(
  { clock, digest }: Pick<Made, 'clock' | 'digest'>,
  of: ProofFor,
  { challenge, solution }: { readonly challenge: string; readonly solution: string },
): OneTimeSecret | null {
  const now = clock.now()
  const [id = '', expires, bits, hash = ''] = challenge.split('.')
  const expiresAt = Number(expires)
  const isOurs = digest.equal(hash, seal(digest, of, `${id}.${expires}.${bits}`))
  const isSolved = isOurs && leadingZeroBits(`${challenge}.${solution}`) >= Number(bits)
  if (!isSolved || expiresAt <= now) return null
  return {
    id,
    purpose: 'proof-of-work',
    ...of,
    flowId: null,
    methodId: null,
    hash,
    sessionId: null,
    note: bits ?? null,
    guesses: 0,
    createdAt: now,
    expiresAt,
    usedAt: now,
  }
}

function seal(digest: Services['digest'], { subject, portalId }: ProofFor, said: string): string {
  return digest.of('proof-of-work', subject, portalId, said)
}
