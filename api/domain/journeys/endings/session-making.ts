import type { Session } from '../../../ports/store/session-store.ts'
import { restOf } from '../../methods/proof.ts'
import { isAtLeast, levelOf, lifetimeOf } from '../../policy/levels.ts'
import type { Services } from '../../services.ts'
import type { SeenBrowser } from '../../sessions/seen-browser.ts'
import { sessionDigest } from '../../sessions/session-digest.ts'
import { countedOf, type FlowContext } from '../context.ts'
import { firstUnmet } from '../journeys.ts'
import { isCoveredByGrace } from '../requirements/grace.ts'

/** A session to be written, and the value for the browser's cookie; the row holds only its digest. */
export interface NewSession {
  readonly row: Session
  /** 256 bits, base64url: the value of the cookie, told once. */
  readonly token: string
  /** False for one that goes on under another cookie. */
  readonly isNew: boolean
  /** Of the cookie: until the absolute end. */
  readonly maxAgeSeconds: number
}

const TOKEN_BYTES = 32

/** A value for the browser's cookie, and what the row holds of it. */
export function newToken({ random, digest }: Pick<Services, 'random' | 'digest'>) {
  const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url')
  return { token, tokenHash: sessionDigest(digest, token) }
}

/**
 * The only place where a session is made. It asks the whole journey again, so that no caller can
 * make one out of a flow that is half done.
 * @throws when anything is still missing: a fault in the caller, never a person's mistake.
 */
export function makeSession(
  services: Pick<Services, 'random' | 'digest'>,
  context: FlowContext,
  seen: SeenBrowser,
): NewSession {
  const { person, portal, now } = context
  const proven = countedOf(context)
  const acr = levelOf(proven, portal.policy.password)
  if (!person || !acr || firstUnmet(context))
    throw new Error('A session was asked for before its journey was done')
  if (!isAtLeast(acr, context.level) && !isCoveredByGrace(context))
    throw new Error('A session was asked for below its level')
  const { token, tokenHash } = newToken(services)
  const { idleMs, absoluteMs } = lifetimeOf(acr, portal.policy.sessions)
  // As fresh as the oldest factor that it rests on.
  const authAt = Math.min(now, ...proven.map(({ at }) => at))
  const row: Session = {
    id: services.random.id(),
    browserHash: context.flow.browserHash,
    ...seen,
    tokenHash,
    personId: person.id,
    portalId: portal.id,
    acr,
    proofs: JSON.stringify(proven),
    restsOn: restOf(proven),
    authAt,
    createdAt: now,
    lastSeenAt: now,
    idleMs,
    endsAt: authAt + absoluteMs,
    endedAt: null,
  }
  return { row, token, isNew: true, maxAgeSeconds: Math.floor((row.endsAt - now) / 1000) }
}

/** True when the live session already is all that was asked for: it goes straight through. */
export function isSessionEnough(context: FlowContext): boolean {
  const { session, proven, provenHere, level } = context
  if (!session || proven.length === 0 || provenHere.length > 0) return false
  return isAtLeast(session.row.acr, level) || isCoveredByGrace(context)
}
