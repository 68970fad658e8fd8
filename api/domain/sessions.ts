import type { AcrValue } from '../contract/views.ts'
import type { Session } from '../ports/store/sessions.ts'
import type { FlowContext } from './flow/context.ts'
import { firstUnmet } from './flow/journeys.ts'
import { amrOf, isAtLeast, levelOf, lifetimeOf } from './policy/levels.ts'
import type { Services } from './services.ts'

/** A session to be written, and the value for the browser's cookie; the row holds only its digest. */
export interface NewSession {
  readonly row: Session
  readonly token: string
  readonly maxAgeSeconds: number
}

const TOKEN_BYTES = 32

/**
 * The only place where a session is made. It asks the whole journey again, so that no caller can
 * make one out of a flow that is half done.
 * @throws when anything is still missing: a fault in the caller, never a person's mistake.
 */
export function makeSession(
  { random, digest }: Pick<Services, 'random' | 'digest'>,
  context: FlowContext,
): NewSession {
  const { person, portal, facts, now } = context
  const acr = levelOf(facts.proven ?? [])
  if (!person || !acr || firstUnmet(context))
    throw new Error('A session was asked for before its journey was done')
  if (!isAtLeast(acr, context.level) && !facts.grace)
    throw new Error('A session was asked for below its level')
  const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url')
  const { idleMs, absoluteMs } = lifetimeOf(acr)
  const row: Session = {
    id: random.id(),
    tokenHash: sessionDigest(digest, token),
    personId: person.id,
    portalId: portal.id,
    acr,
    amr: JSON.stringify(amrOf(facts.proven ?? [])),
    authAt: oldestProof(context),
    createdAt: now,
    lastSeenAt: now,
    idleMs,
    endsAt: now + absoluteMs,
    endedAt: null,
  }
  return { row, token, maxAgeSeconds: absoluteMs / 1000 }
}

/** True when the live session already is all that was asked for: it goes straight through. */
export function isSessionEnough({ session, facts, level }: FlowContext): boolean {
  if (!session || !facts.continued) return false
  const isCarriedOver = (facts.proven ?? []).every(({ methodId }) =>
    methodId.startsWith(`session:${session.row.id}:`),
  )
  return (
    isCarriedOver &&
    (facts.proven ?? []).length > 0 &&
    (isAtLeast(session.row.acr as AcrValue, level) || facts.grace === true)
  )
}

export function sessionDigest(digest: Services['digest'], token: string): string {
  return digest.of('session', token)
}

/** A session is as fresh as the oldest factor it rests on. */
function oldestProof({ facts, now }: FlowContext): number {
  return Math.min(now, ...(facts.proven ?? []).map((factor) => factor.at))
}
