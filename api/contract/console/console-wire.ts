/**
 * What the console is told of the person in front of it. Every route of the console is under
 * `/v1/console`, answers our own origin only, and is `unauthorized` without a console session.
 */

import type { CONSOLE_ROLES, PortalRole } from '../plain/portal-roles.ts'

/** One of those that count in the console. */
export type ConsoleRole = (typeof CONSOLE_ROLES)[number]

/** Everything that can be done in the console; who may what is in `domain/values/rights.ts`. */
export type ConsolePermission =
  | 'overview.read'
  | 'invitations.read'
  | 'invitations.send'
  | 'people.read'
  | 'people.export'
  | 'memberships.end'
  | 'sessions.end'
  | 'people.suspend'
  | 'methods.suspend'
  | 'callers.verify'
  | 'methods.reset'
  | 'units.read'
  | 'units.import'
  | 'portal.read'
  | 'portal.texts'
  | 'portal.change'
  | 'portal.secrets'
  | 'portals.add'
  | 'helpdesk.handed-over'
  | 'colleagues.read'
  | 'colleagues.change'
  | 'own-units.read'
  | 'own-units.change'

/**
 * Answer of `GET /v1/console/me`: who is in front of the console, and what they may look at. The first call of
 * each page.
 */
export interface MeView {
  readonly person: { readonly name: string; readonly address: string }
  /** Portals that this person may look at, by name. */
  readonly portals: readonly ManagedPortalView[]
  /** What they may do in the whole installation, which no role in one portal allows. */
  readonly everywhere: readonly ConsolePermission[]
  /**
   * What the console asks of whoever acts, and how this session meets it. `offered`: another second factor will do.
   * `shown`: it rests on a key of the console's. `missing`: a key is demanded, and it reads only; so it does where the
   * account is `frozen`. Then no more than rights to read are told.
   */
  readonly keys: 'offered' | 'shown' | 'missing' | 'frozen'
}

/** A portal that this person may look at, with what they may do in it. */
export interface ManagedPortalView {
  readonly id: string
  readonly name: string
  /** Tags; the first is the default. */
  readonly languages: readonly string[]
  /** IANA name; wall-clock times of this portal are in it. */
  readonly timeZone: string
  /** That people can be invited to. */
  readonly roles: readonly PortalRole[]
  /** The mightiest that they have there. */
  readonly role: ConsoleRole
  /** What that role allows; the server asks again at each act. */
  readonly permissions: readonly ConsolePermission[]
}

/** A page of a longer list, in the list's order; `PER_PAGE` rows at most, and possibly fewer before the end. */
export interface Page<Item> {
  readonly items: readonly Item[]
  /** Cursor for `?after=` of the next page; null at the end. */
  readonly next: string | null
}
