import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { isSecondFactor } from '../methods/kinds.ts'
import { isAtLeast } from '../policy/levels.ts'
import type { KnownPortal } from '../portals/known/known-portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { sessionDigest } from '../sessions/session-digest.ts'
import { liveSession } from '../sessions/session-left.ts'

/** Whose account a request is about: that of the browser's session in a portal. */
export interface Caller {
  readonly portalId: string
  /** Value of the session cookie; empty where there is none. */
  readonly token: string
  /** The page that asks is one of ours: it is told of other portals, too. */
  readonly isOurPage: boolean
}

/** Somebody who may see and change their account. */
export interface Entered {
  readonly known: KnownPortal
  readonly session: Session
  readonly person: Person
  /** Active and suspended ones, of all portals. */
  readonly bound: readonly Method[]
}

/** Why an account is not opened. */
export type NotEntered = 'unauthorized' | 'level_too_low'

/** Whoever is signed in; null where nobody is. */
export function* signedInAs(
  { store, digest, portals }: Pick<ServicesWithPortals, 'store' | 'digest' | 'portals'>,
  { portalId, token }: Caller,
  now: number,
): Statement<Omit<Entered, 'bound'> | null> {
  const find = store.sessions.liveByToken(sessionDigest(digest, token), now)
  const found = yield* liveSession(store, { find, portalId, now })
  const person = found && (yield* store.people.byId(found.session.personId))
  const known = person && (yield* portals.reading(portalId))
  return known ? { known, session: found.session, person } : null
}

/**
 * Whoever has a second factor has shown it: a password alone opens no account. One that was switched off is held
 * as well, or wrong codes would open to a password what they were to protect; so is what the helpdesk has reset.
 */
export function* enter(
  services: Pick<ServicesWithPortals, 'store' | 'digest' | 'portals'>,
  caller: Caller,
  now: number,
): Statement<Entered | NotEntered> {
  const found = yield* signedInAs(services, caller, now)
  if (!found) return 'unauthorized'
  const bound = yield* services.store.methods.bound(found.person.id)
  const isHeld = bound.some(isSecondFactor) || found.person.hadSecondFactorAt !== null
  const isEnough = isAtLeast(found.session.acr, 'aal2') || !isHeld
  return isEnough ? { ...found, bound } : 'level_too_low'
}
