import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Actor } from '../actor.ts'
import type { Administrator, SignedIn } from './administrators.ts'

/** What an administrator would do to somebody, and in which portal. */
export interface Act {
  readonly administrator: Administrator
  readonly portalId: string
  readonly personId: string
}

export type ActRefusal = 'not_found' | 'forbidden' | 'invalid_input'

/** Whoever is acted on, under their lock. */
export interface Locked {
  /** Whoever acts, as they are by now. */
  readonly administrator: SignedIn
  readonly person: Person
  /** In all portals, live or ended. */
  readonly memberships: readonly MembershipWithUnit[]
  readonly live: readonly MembershipWithUnit[]
  readonly now: number
}

export function actorOf({ administrator }: Pick<Act, 'administrator'>): Actor {
  const { person, confirm } = administrator
  return { type: 'administrator', id: person.id, confirm }
}
