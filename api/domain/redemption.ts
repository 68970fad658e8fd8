import type { OneTimeSecret } from '../ports/store/one-time-secrets.ts'
import type { Services } from './services.ts'
import { MINUTE } from './time.ts'

/** RFC 6749 §4.1.2 recommends short-lived codes; a host redeems at once. */
export const REDEMPTION_LIFETIME_MS = MINUTE
const SECRET_BYTES = 32

/** What a code is bound to. */
export interface RedemptionFor {
  readonly portalId: string
  readonly flowId: string
  readonly sessionId: string
  readonly state: string
}

/** A one-time code for the host's server, `<id>.<secret>`, and the row that stands for it. */
export function makeRedemption(
  { random, digest, clock }: Pick<Services, 'random' | 'digest' | 'clock'>,
  bound: RedemptionFor,
) {
  const id = random.id()
  const secret = Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url')
  const now = clock.now()
  const row: OneTimeSecret = {
    id,
    purpose: 'redemption',
    subject: null,
    flowId: bound.flowId,
    portalId: bound.portalId,
    hash: redemptionDigest(digest, { id, secret, portalId: bound.portalId }),
    sessionId: bound.sessionId,
    note: bound.state,
    guesses: 0,
    createdAt: now,
    expiresAt: now + REDEMPTION_LIFETIME_MS,
    usedAt: null,
  }
  return { row, code: `${id}.${secret}` }
}

/** The portal is part of the digest: another portal's secret cannot even look a code up. */
export function redemptionDigest(
  digest: Services['digest'],
  {
    id,
    secret,
    portalId,
  }: { readonly id: string; readonly secret: string; readonly portalId: string },
): string {
  return digest.of('redemption', portalId, id, secret)
}
