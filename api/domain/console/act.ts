import type { MembershipWithUnit, Person } from '../../ports/store/people.ts'
import type { Administrator } from './administrators.ts'

/** What an administrator would do to somebody, and in which portal. */
export interface Act {
  readonly administrator: Administrator
  readonly portalId: string
  readonly personId: string
}

export type ActRefusal = 'not_found' | 'forbidden' | 'invalid_input'

/** Whoever is acted on, under their lock. */
export interface Locked {
  readonly person: Person
  /** In all portals, live or ended. */
  readonly memberships: readonly MembershipWithUnit[]
  readonly live: readonly MembershipWithUnit[]
  readonly now: number
}

export function actorOf({ administrator }: Pick<Act, 'administrator'>) {
  return { type: 'administrator', id: administrator.person.id } as const
}
