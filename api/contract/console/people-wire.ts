import { z } from 'zod'
import type { MethodKind } from '../method-wires.ts'
import { LANGUAGES } from '../plain/languages.ts'
import { LONGEST_SHEET } from '../plain/lengths.ts'
import { LONGEST_PERSON_CURSOR } from '../plain/paging.ts'
import { cursor, id, raw, searched } from '../texts.ts'
import type { HelpdeskView } from './helpdesk-wire.ts'
import type { InvitationView } from './invitation-wire.ts'
import type { SenselessRow, SheetRowView, SheetView } from './sheet-wire.ts'

/** `GET /v1/console/portals/:portal/people?q=&after=` → `Page<PersonRow>`, by last and first name. */
export const peopleQuery = z.strictObject({
  /** Beginnings of words of names, address, and names or external ids of units. */
  q: searched.optional(),
  after: cursor(LONGEST_PERSON_CURSOR).optional(),
})

/** `GET …/people.csv?q=&language=` → a table with a row for each role. */
export const peopleExport = peopleQuery
  .omit({ after: true })
  .extend({ language: z.enum(LANGUAGES).default('en') })

/** Somebody who has, or had, a role in the portal. */
export interface PersonRow {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  /** The mail address, as it was given. */
  readonly address: string
  /** Names of those with a live role; empty for a role in the whole portal, or none that lives. */
  readonly units: readonly string[]
  /** A live role in the whole portal. */
  readonly hasPortalRole: boolean
  readonly isSuspended: boolean
}

/** `GET /v1/console/people?q=&except=` → `PeopleAnywhere`. Nothing asked finds nobody. */
export const peopleAnywhereQuery = z.strictObject({
  /** As in one portal; a telephone number or its beginning, too. */
  q: searched.default(''),
  /** Id of a portal that is left out: of the one that is open, whose own list is there already. */
  except: id.optional(),
})

/** Somebody who was found in some of the portals that whoever asks may read people in. */
export interface PersonAnywhere
  extends Pick<PersonRow, 'id' | 'firstName' | 'lastName' | 'address' | 'isSuspended'> {
  /** Where they were found, by name: of no other is anything said. */
  readonly portals: readonly (Pick<PersonRow, 'units' | 'hasPortalRole'> & {
    readonly id: string
    readonly name: string
  })[]
}

/** The first few of each portal, portal by portal. */
export interface PeopleAnywhere {
  readonly items: readonly PersonAnywhere[]
  /** Not all that there are, or not all was looked through: more words find fewer. */
  readonly hasMore: boolean
}

/** `GET /v1/console/portals/:portal/people/:id`. Instants are ISO 8601. */
export interface PersonView {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly address: string
  /** To be rung back at, and never proof of who is calling; null for none. */
  readonly telephone: {
    /** With its calling code, in groups. */
    readonly number: string
    readonly since: string
    /** Whose word it is. */
    readonly source: 'invitation' | 'person' | 'agent' | 'machine'
    /** The agent who changed it; null for none, or one who is gone. */
    readonly by: string | null
    /** Changed in the last seven days: whoever did it may have planted it. */
    readonly isNew: boolean
    /** By whoever looks. */
    readonly isOwn: boolean
  } | null
  /** Null while the account was never usable. */
  readonly enrolledAt: string | null
  readonly suspendedAt: string | null
  /** "This was not me": nothing is changed in the account since then. */
  readonly frozenAt: string | null
  readonly memberships: readonly {
    readonly id: string
    readonly unit: string | null
    readonly unitExternalId: string | null
    readonly role: string
    readonly until: string | null
    readonly endedAt: string | null
  }[]
  /** Names of units of the portal that they coordinate in the console now; each ends with the portal's. */
  readonly coordinates: readonly string[]
  /** Those to the person's address in this portal, the last sent first, at most 20. */
  readonly invitations: readonly PersonInvitationView[]
  /** Never their secrets. */
  readonly methods: readonly {
    readonly id: string
    readonly kind: MethodKind
    readonly name: string
    /** `removed`: within 30 days, and can be given back. */
    readonly state: 'active' | 'suspended' | 'removed'
    readonly createdAt: string
    readonly lastUsedAt: string | null
    /** What the helpdesk can do to it as it is. */
    readonly may: readonly ('suspend' | 'remove' | 'rename' | 'give-back')[]
    /** It may be on a phone, and goes with it. */
    readonly mayBeOnPhone: boolean
    /** Of what an authenticator keeps, as it says itself; null for what none keeps. */
    readonly device: {
      /** It was copied to other devices when it was last used. */
      readonly isCopied: boolean
      /** It verified its user when it was made. */
      readonly verifies: boolean
      /** What its maker calls it; null where that is not known. */
      readonly model: string | null
      /** Origin of the page that it was made on. */
      readonly page: string
    } | null
  }[]
  /** Live ones in this portal. */
  readonly sessions: readonly {
    readonly id: string
    readonly acr: string
    readonly startedAt: string
    readonly lastSeenAt: string
  }[]
  readonly notices: readonly {
    readonly document: string
    readonly version: number
    readonly language: string
    readonly at: string
  }[]
  /** Newest first, at most 50; words of the audit log. */
  readonly activity: readonly {
    readonly at: string
    readonly act: string
    readonly actor: 'person' | 'host' | 'operator' | 'system' | 'visitor' | 'administrator'
  }[]
  /** Whether what is shared (suspension) may be changed here: the right is held in every portal of theirs. */
  readonly mayChangeShared: boolean
  readonly helpdesk: HelpdeskView
}

/** An act is done, or waits for a second agent. */
export interface HelpedView {
  readonly person: PersonView
  readonly isWaiting: boolean
  /** The pass, this once; null where none was made. */
  readonly pass: string | null
}

/** An invitation as a person's page shows it: without whom it is for. */
export type PersonInvitationView = Pick<
  InvitationView,
  'id' | 'sentAt' | 'expiresAt' | 'standing' | 'attention' | 'inviter' | 'roles'
>

/** `POST …/people/:id/memberships/:membership/end`; without a day at once. */
export const endMembership = z.strictObject({
  /** `YYYY-MM-DD`, today or later on the portal's clock: the role ends with that day. */
  lastDay: z.iso.date().optional(),
})

// `POST …/people/:id/sessions/end`, `…/suspend`, `…/reopen` take `nothingMore` and answer `PersonView`.

/** `GET /v1/console/portals/:portal/units?q=&after=` → `Page<UnitRow>`, by name. */
export interface UnitRow {
  readonly id: string
  readonly externalId: string
  readonly name: string
  readonly contact: string | null
  /** People with a live role there. */
  readonly people: number
}

/** What can be said of a unit in a file. */
export type UnitColumn = 'externalId' | 'name' | 'contact'

/**
 * `POST /v1/console/portals/:portal/units/import` → `ImportedUnits`: a spreadsheet's text with a head that names external id
 * and name, in any of our languages or as people write them.
 */
export const importUnits = z.strictObject({
  csv: raw(LONGEST_SHEET, 0),
  dryRun: z.boolean(),
})

/** What an import changed, or would (`dryRun`): numbers of units. */
export interface ImportedUnits extends SheetView<UnitColumn> {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** Rows that were not taken; the others are. */
  readonly mistakes: readonly UnitMistake[]
}

/** A row that was not taken, and why. */
export interface UnitMistake extends SheetRowView {
  readonly mistake:
    | Exclude<SenselessRow, 'short' | 'contradiction' | 'too-much'>
    | 'external-id-missing'
    | 'name-missing'
    /** Two rows say different things of one unit. */
    | 'duplicate'
    | 'too-long'
    /** It sums up others. */
    | 'sum-row'
    /** A unit has this id with zeros before it, which spreadsheets take away. */
    | 'zeros-lost'
}
