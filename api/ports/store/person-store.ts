import type { PlacedRole } from './invitation-store.ts'
import type { Statement } from './statement.ts'

/** Whose word a telephone number is: the inviter's, its person's own, an agent's, or whoever has the machine. */
export type TelephoneSource = 'invitation' | 'person' | 'agent' | 'machine'

/** A number as it is given to somebody, or taken (`telephone` null). */
export interface TelephoneGiven {
  readonly telephone: string | null
  readonly source: TelephoneSource
  /** Id of the agent; null where none did it. */
  readonly by: string | null
  readonly at: number
}

/**
 * Somebody with an address, shared by all portals of the installation. Begun when an invited mailbox is proven,
 * usable once enrolled.
 */
export interface Person {
  readonly id: string
  /** Either name may be empty, never both. */
  readonly firstName: string
  readonly lastName: string
  /** Mail goes here; the address as it was given. */
  readonly email: string
  /** What addresses are compared by (`domain/values/address.ts`); unique in the installation. */
  readonly emailKey: string
  /** The address before the change of `addressChangedAt`: of several that follow each other, before the first. Null where it never changed. */
  readonly formerEmail: string | null
  readonly addressChangedAt: number | null
  /** JSON, changes that followed it, each within 30 days of the one before: `domain/mail/address-changes.ts`. Null for none. */
  readonly laterAddressChanges: string | null
  /** To be rung at, never a factor: `+` and digits (E.164). Null for none, and then so are the three below. */
  readonly telephone: string | null
  readonly telephoneSource: TelephoneSource | null
  readonly telephoneSince: number | null
  /** Id of the agent who changed it; null where no agent did. */
  readonly telephoneBy: string | null
  /** Of mails to them; that of the invitation they came by, until they choose another. */
  readonly mailLanguage: string
  readonly createdAt: number
  /** When enrolment was first completed; null while the account is not usable. */
  readonly enrolledAt: number | null
  /** When the first second factor came to count: from then on the mailbox alone opens no enrolment. */
  readonly hadSecondFactorAt: number | null
  /** Shut out of every portal since then; null for not. */
  readonly suspendedAt: number | null
  /** "This was not me": nothing is changed in the account since then, and only a strong method signs in. Null for not. */
  readonly frozenAt: number | null
  /** The helpdesk alone lifts that; false wherever nothing is frozen. */
  readonly freezeHeld: boolean
  /** Browsers signed in with before are strangers again; 0 for never. */
  readonly browsersKnownSince: number
  /** Counts changes; the guarded update of it is the lock of everything the person owns. */
  readonly version: number
}

/**
 * A role that a person has in one portal, in one unit or in the whole of it. Live until `until` or `endedAt`,
 * whichever comes first; never deleted.
 */
export interface Membership {
  readonly id: string
  readonly personId: string
  readonly portalId: string
  /** Null for a role in the whole portal. */
  readonly unitId: string | null
  /** Any word of the host's; nothing here follows from it, but in the console's own portal. */
  readonly role: string
  /** When it will end by itself; null for open-ended. */
  readonly until: number | null
  readonly createdAt: number
  /** When somebody ended it; null for not. */
  readonly endedAt: number | null
}

/** With its unit's name and id in the host's register; both null for a role in the whole portal. */
export interface MembershipWithUnit extends Membership {
  readonly unitName: string | null
  readonly unitExternalId: string | null
}

/** A live role in a unit, and who has it. */
export interface UnitHolder
  extends MembershipWithUnit,
    Pick<Person, 'firstName' | 'lastName' | 'email' | 'enrolledAt' | 'suspendedAt'> {}

/**
 * People and their roles. What is said of a person is changed under their lock, which comes before every other.
 */
export interface People {
  byId(id: string): Statement<Person | null>
  /** Reads one row, whether somebody has the address or not. */
  byEmailKey(emailKey: string): Statement<Person | null>
  /** Returns the row that has the address afterwards: the new one, or the one there before. */
  addOrGet(person: Person): Statement<Person>
  /**
   * With all that was set up in it. Guarded: without an account, whose enrolment was begun and never completed, neither
   * suspended nor frozen; false for anybody else.
   */
  dropBegun(id: string): Statement<boolean>
  /** Takes the person's lock: `version + 1 … RETURNING`. Null when there is no such person. */
  lock(id: string): Statement<Person | null>
  rename(id: string, firstName: string, lastName: string): Statement<void>
  /**
   * Another address; the words that somebody is found by follow.
   * @throws where somebody has it: asked before, under a lock of the address.
   */
  readdress(
    id: string,
    to: {
      readonly email: string
      readonly key: string
      readonly formerEmail: string | null
      readonly at: number
      readonly laterAddressChanges: string | null
    },
  ): Statement<void>
  /** The words that somebody is found by follow. */
  setTelephone(id: string, given: TelephoneGiven): Statement<void>
  /** Of mails from now on. */
  setMailLanguage(id: string, language: string): Statement<void>
  /** Sets `enrolledAt` once. */
  markEnrolled(id: string, at: number): Statement<void>
  /** Null when it never came to count (an enrolment is restarted). */
  markHadSecondFactor(id: string, at: number | null): Statement<void>
  /**
   * Where the person already holds this (unit, role) in the portal, live, it is extended: a later
   * end wins, none at all wins over any, and an earlier one changes nothing.
   */
  addMembership(membership: Membership): Statement<void>
  /** Which of them have a role in the portal, or had one; at most a few hundred are asked about. */
  everIn(portalId: string, personIds: readonly string[]): Statement<readonly string[]>
  /** Among the people of a portal in which a role elsewhere makes them somebody. */
  listIn(portalId: string, personId: string): Statement<void>
  liveMemberships(
    personId: string,
    portalId: string,
    now: number,
  ): Statement<readonly MembershipWithUnit[]>
  /** In all portals, live or ended, oldest first. */
  memberships(personId: string): Statement<readonly MembershipWithUnit[]>
  /** Live ones of these people in the portal, in no order. */
  liveMembershipsOf(
    personIds: readonly string[],
    portalId: string,
    now: number,
  ): Statement<readonly MembershipWithUnit[]>
  /** Roles that somebody has in the portal now, each once in each place. */
  rolesHeld(portalId: string, now: number): Statement<readonly PlacedRole[]>
  /** People with an account and not suspended, who have the role in the whole of the portal now; in no order. */
  holdersOfWhole(of: {
    readonly portalId: string
    readonly role: string
    readonly now: number
  }): Statement<readonly Person[]>
  /** People with an account who have any role in the portal now, suspended or not; in no order. */
  holdersIn(portalId: string, now: number): Statement<readonly Person[]>
  /** Live roles in these units, of everybody who has one; at most a few hundred units. */
  liveInUnits(unitIds: readonly string[], now: number): Statement<readonly UnitHolder[]>
  /** Who has a role, live or ended; null for an unknown one. */
  holderOf(membershipId: string): Statement<Pick<Person, 'id'> | null>
  /** Guarded: live at `now`; false for any other. */
  endMembership(id: string, now: number): Statement<boolean>
  /** Guarded: live at `now`, and without an end or with a later one; false for any other. */
  shortenMembership(id: string, until: number, now: number): Statement<boolean>
  /** Browsers that the person has signed in with are strangers from now on. */
  forgetBrowsers(id: string, at: number): Statement<void>
  /** Guarded: not suspended; false when they are already. */
  suspend(id: string, now: number): Statement<boolean>
  /** Guarded: suspended; false when they are not. */
  reopen(id: string): Statement<boolean>
  /** Frozen since then, or since before; `isHeld` stays once it is so. */
  freeze(id: string, to: { readonly at: number; readonly isHeld: boolean }): Statement<void>
  /** Guarded: frozen; false when they are not. */
  unfreeze(id: string): Statement<boolean>
}
