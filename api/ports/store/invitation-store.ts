import type { InvitationState } from '../../contract/plain/invitation-states.ts'
import type { OutboxMail } from './outbox-store.ts'
import type { Statement } from './statement.ts'

export type { InvitationState }

/**
 * An offer of roles to an address, from its letter until it is complete or revoked. Names no person: whoever
 * has the mailbox is who it opens for.
 */
export interface Invitation {
  readonly id: string
  readonly portalId: string
  /** As the inviter gave it. */
  readonly email: string
  /** What it is compared by (`domain/values/address.ts`). */
  readonly emailKey: string
  readonly firstName: string
  readonly lastName: string
  /** As the office knows it, `+` and digits (E.164): the number of whoever had none when they accept. Null for none. */
  readonly telephone: string | null
  /** Of the letter; the person's mails are in it afterwards. */
  readonly language: string
  /** As the letter names them. */
  readonly inviterName: string
  /** A person here, or whatever the host calls them; null where only a name was given. */
  readonly inviterId: string | null
  /** Where the inviter is told of requests and refusals; null when only the list shows them. */
  readonly inviterEmail: string | null
  /** It came with a list of people, or by the host's server, rather than by hand. */
  readonly imported: boolean
  /** Keyed digest of the link's token, which is in the letter alone. */
  readonly tokenHash: string
  /** How far it has come; "expired" is `expiresAt` in the past and is never stored. */
  readonly state: InvitationState
  readonly createdAt: number
  /** When its mail was last queued. */
  readonly sentAt: number
  /** How long it is open once it has been sent: days, in milliseconds of 24 hours each. */
  readonly lifetimeMs: number
  /** The end of a day in the portal's time zone; of rows from before, any instant. */
  readonly expiresAt: number
  /** When the invited person asked for a new link; null when not since the last one was sent. */
  readonly newLinkAskedAt: number | null
  /** When somebody said that it is not for them; null when not since the last letter. */
  readonly declinedAt: number | null
  /** Whom they proposed instead. */
  readonly successorName: string | null
  readonly successorEmail: string | null
}

/**
 * A role that somebody gets by accepting. An invitation has at least one; they become memberships when it is
 * complete.
 */
export interface InvitedRole {
  readonly id: string
  readonly invitationId: string
  /** Null for a role in the whole portal. */
  readonly unitId: string | null
  /** Any word of the host's. */
  readonly role: string
  /** When the role will end; null for open-ended. */
  readonly until: number | null
}

/** With its unit's name and id in the host's register; both null for a role in the whole portal. */
export interface InvitedRoleWithUnit extends InvitedRole {
  readonly unitName: string | null
  readonly unitExternalId: string | null
}

/** Something reached in an enrolment, in whichever browser: it survives them all. */
export interface EnrolmentFact {
  readonly invitationId: string
  /** `name-confirmed` is the only one so far. */
  readonly name: string
  readonly at: number
}

/** A word that an invitation is found by, folded as `foldedTerms` does. */
export interface InvitationWord {
  readonly portalId: string
  readonly word: string
  readonly invitationId: string
}

/** What is asked of an invitation; everything that is given must hold. */
export interface InvitationCondition {
  /** One of these. */
  readonly states?: readonly InvitationState[]
  /** It ends at this instant or earlier. */
  readonly endsBy?: number
  /** It ends later than this instant. */
  readonly endsAfter?: number
  readonly isNewLinkAsked?: true
  readonly isDeclined?: true
  /** How far the letter sent last has come. */
  readonly letter?: readonly OutboxMail['state'][]
  /** Ids of units: a role is offered in one of them. */
  readonly inUnits?: readonly string[]
  /** Each of them begins some word of it. */
  readonly beginnings?: readonly string[]
}

/** Where a page of the list ends: by the row there, newest first. */
export type InvitationCursor = Pick<Invitation, 'createdAt' | 'id'>

/** Which page of the list is asked for. */
export interface InvitationPage {
  /** Null for the first page. */
  readonly after: InvitationCursor | null
  /** Rows at most. */
  readonly limit: number
}

/** A role that somebody is invited to, and has not taken yet. */
export interface OpenRole {
  readonly emailKey: string
  readonly unitId: string | null
  readonly role: string
  /** When it ends by itself; null for open-ended. */
  readonly until: number | null
}

/** A letter sent anew: its link, and until when. */
export interface Renewal {
  readonly tokenHash: string
  readonly expiresAt: number
  readonly sentAt: number
}

/** A letter to somebody else: a new link, and whom it is for from now on. */
export interface Readdressing extends Renewal {
  readonly email: string
  readonly emailKey: string
  readonly firstName: string
  readonly lastName: string
  readonly telephone: string | null
}

/** A role, and in which unit; null for the whole portal. */
export interface PlacedRole {
  readonly role: string
  readonly unitId: string | null
}

/**
 * Invitations, their roles, and the words that they are found by. Whatever changes one is guarded by its state,
 * so that of two who act at once one does.
 */
export interface Invitations {
  add(invitation: Invitation, roles: readonly InvitedRole[]): Statement<void>
  /** Reads one row, whether there is such an invitation or not. */
  byId(id: string): Statement<Invitation | null>
  /** Null for a link that was never sent, or that a newer one has replaced. */
  byTokenHash(tokenHash: string): Statement<Invitation | null>
  /** Newest first, whatever their state. */
  byAddress(portalId: string, emailKey: string): Statement<readonly Invitation[]>
  /**
   * The one that an address is about: the newest that is open, else the newest of all. Reads one row,
   * whether there is one or not.
   */
  aboutAddress(portalId: string, emailKey: string, now: number): Statement<Invitation | null>
  /** A page of the portal's list, newest first, of those that meet every condition. */
  page(
    portalId: string,
    conditions: readonly InvitationCondition[],
    page: InvitationPage,
  ): Statement<readonly Invitation[]>
  /** How many meet every condition. */
  count(portalId: string, conditions: readonly InvitationCondition[]): Statement<number>
  roles(invitationId: string): Statement<readonly InvitedRoleWithUnit[]>
  /** Of several invitations; at most a few hundred. */
  rolesOf(invitationIds: readonly string[]): Statement<readonly InvitedRoleWithUnit[]>
  /** Roles in invitations to these addresses that meet the condition; at most a few hundred. */
  rolesOfAddresses(
    portalId: string,
    emailKeys: readonly string[],
    condition: InvitationCondition,
  ): Statement<readonly OpenRole[]>
  /** Roles in the portal's invitations that meet the condition, each once in each place. */
  rolesOffered(portalId: string, condition: InvitationCondition): Statement<readonly PlacedRole[]>
  /** From now on it is found by these terms, and by no other. */
  setSearchTerms(
    invitation: Pick<Invitation, 'id' | 'portalId'>,
    terms: readonly string[],
  ): Statement<void>
  /**
   * Guarded: only from one of `from`, only before expiry; a null `now` asks nothing of that. False
   * when that did not hold.
   */
  advance(
    id: string,
    from: readonly InvitationState[],
    to: InvitationState,
    now: number | null,
  ): Statement<boolean>
  /**
   * A new link takes the place of the old one, and what was asked for is given; what was declined is
   * asked anew. Guarded: only from one of `from`, expired or not, and only when last sent at `sentBefore` or earlier; null else.
   */
  renew(
    id: string,
    renewal: Renewal,
    guard: { readonly from: readonly InvitationState[]; readonly sentBefore: number },
  ): Statement<Invitation | null>
  /**
   * Somebody else's from now on: the state begins anew, and what was asked or declined is
   * forgotten. Guarded: only before the mailbox was proven, expired or not; null else.
   */
  readdress(id: string, readdressing: Readdressing): Statement<Invitation | null>
  /** Guarded: only when it has expired open, once until it is renewed. */
  askForNewLink(id: string, now: number): Statement<boolean>
  /** Guarded: only before the mailbox was proven, once until it is renewed; nothing but the note changes. */
  decline(
    id: string,
    note: {
      readonly at: number
      readonly successorName: string | null
      readonly successorEmail: string | null
    },
  ): Statement<boolean>
  facts(invitationId: string): Statement<readonly EnrolmentFact[]>
  /** Keeps the first time when the fact is there already. */
  addFact(fact: EnrolmentFact): Statement<void>
  /** Drops all facts of the enrolment (it is restarted). */
  dropFacts(invitationId: string): Statement<void>
}
