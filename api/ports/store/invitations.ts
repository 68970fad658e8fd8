import type { Statement } from './statement.ts'

export type InvitationState =
  | 'sent'
  | 'started'
  | 'code-verified'
  | 'method-enrolled'
  | 'complete'
  | 'revoked'

export interface Invitation {
  readonly id: string
  readonly portalId: string
  readonly email: string
  readonly emailKey: string
  readonly firstName: string
  readonly lastName: string
  readonly language: string
  readonly inviterName: string
  readonly inviterId: string | null
  readonly tokenHash: string
  /** How far it has come; "expired" is `expiresAt` in the past and is never stored. */
  readonly state: InvitationState
  readonly createdAt: number
  readonly expiresAt: number
}

export interface InvitedRole {
  readonly id: string
  readonly invitationId: string
  readonly unitId: string | null
  readonly role: string
  readonly until: number | null
}

export interface InvitedRoleWithUnit extends InvitedRole {
  readonly unitName: string | null
  readonly unitExternalId: string | null
}

/** Something reached in an enrolment, in whichever browser: it survives them all. */
export interface EnrolmentFact {
  readonly invitationId: string
  readonly name: string
  readonly at: number
}

export interface Invitations {
  add(invitation: Invitation, roles: readonly InvitedRole[]): Statement<void>
  byId(id: string): Statement<Invitation | null>
  byTokenHash(tokenHash: string): Statement<Invitation | null>
  /** Newest first, whatever their state. */
  byAddress(portalId: string, emailKey: string): Statement<readonly Invitation[]>
  inPortal(portalId: string): Statement<readonly Invitation[]>
  roles(invitationId: string): Statement<readonly InvitedRoleWithUnit[]>
  /** Guarded: only from one of `from`, only before expiry. False when that did not hold. */
  advance(
    id: string,
    from: readonly InvitationState[],
    to: InvitationState,
    now: number,
  ): Statement<boolean>
  facts(invitationId: string): Statement<readonly EnrolmentFact[]>
  /** Keeps the first time when the fact is there already. */
  addFact(fact: EnrolmentFact): Statement<void>
  /** Drops all facts of the enrolment (it is restarted). */
  dropFacts(invitationId: string): Statement<void>
}
