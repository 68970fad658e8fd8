import { USUAL_DAYS } from '../../../contract/plain/invitation-states.ts'
import { FALLBACK } from '../../../contract/plain/languages.ts'
import type { MailedRole } from '../../../ports/mail-templates.ts'
import { termsOfSomebody } from '../../../ports/store/folded-terms.ts'
import type { Invitation, InvitedRole } from '../../../ports/store/invitation-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Actor } from '../../actor.ts'
import { type AuditEntry, recordOf } from '../../audit/audit.ts'
import { openPortal, type Portal } from '../../portals/portal.ts'
import type { Services } from '../../services.ts'
import { parseAddress } from '../../values/address.ts'
import { parseTelephone } from '../../values/telephone.ts'
import { lifetimeOf } from '../lifetime.ts'
import { type InvitationLink, newLink } from '../link.ts'
import { invitationMail } from './invitation-mail.ts'
import {
  type InviteMistake,
  type InviteRequest,
  misplacedRole,
  type RoleRequest,
} from './invite-request.ts'
import { usualInviter } from './inviter.ts'
import type { InvitingPortal } from './inviting-portal.ts'

export type Invited =
  | { readonly ok: true; readonly invitation: Invitation; readonly link: string }
  | ({ readonly ok: false } & InviteMistake)

type Units = InvitingPortal['units']

/** What is written in the same transaction. */
export type Alongside = (invitation: Invitation) => Statement<void>

export const NOTHING_ALONGSIDE: Alongside = function* () {}

interface Sender {
  readonly actor: Actor
  readonly alongside: Alongside
}

/** Stores an invitation that is clean and without a mistake, and queues its letter, in one transaction. */
export function createSending(services: Services) {
  const { store, random } = services

  return async (
    request: InviteRequest,
    { portal, units }: InvitingPortal,
    { actor, alongside }: Sender,
  ): Promise<Invited> => {
    const link = newLink(services, portal)
    const invitation = invitationOf(services, { request, portal, link })
    if (!invitation) return { ok: false, mistake: 'address-invalid' }
    const roles = request.roles.map((role) =>
      invitedRole({ id: random.id(), invitationId: invitation.id }, role, units),
    )
    const mailed = request.roles.map((role) => mailedRole(role, units))
    const letter = invitationMail(services, { invitation, portal, roles: mailed, link: link.url })
    const sent = recordOf(services, sentEntry(invitation, roles, actor))
    const mistake = await store.atomically(function* (): Statement<InviteMistake | null> {
      yield* actor.confirm()
      const held = yield* store.portals.hold(portal.id)
      const gone = held && misplacedRole(request.roles, openPortal(held).roles)
      if (gone) return gone
      yield* store.invitations.add(invitation, roles)
      yield* store.invitations.setSearchTerms(invitation, termsOfSomebody(invitation))
      yield* letter()
      yield* sent()
      yield* alongside(invitation)
      return null
    })
    return mistake ? { ok: false, ...mistake } : { ok: true, invitation, link: link.url }
  }
}

interface Wanted {
  readonly request: InviteRequest
  readonly portal: Portal
  readonly link: InvitationLink
}

/** Null when the address is none. */
function invitationOf(
  { random, clock }: Services,
  { request, portal, link }: Wanted,
): Invitation | null {
  const address = parseAddress(request.email)
  if (!address) return null
  const now = clock.now()
  return {
    id: random.id(),
    portalId: portal.id,
    email: address.email,
    emailKey: address.key,
    firstName: request.firstName,
    lastName: request.lastName,
    telephone: telephoneOf(request, portal),
    language: request.language ?? portal.languages[0] ?? FALLBACK,
    inviterName: request.inviterName ?? usualInviter(portal),
    inviterId: request.inviterId ?? null,
    inviterEmail: parseAddress(request.inviterEmail ?? '')?.email ?? null,
    imported: request.isImported ?? false,
    tokenHash: link.tokenHash,
    state: 'sent',
    createdAt: now,
    sentAt: now,
    ...lifetimeOf(request.days ?? USUAL_DAYS, portal, now),
    newLinkAskedAt: null,
    declinedAt: null,
    successorName: null,
    successorEmail: null,
  }
}

/** Null for none; one that is no number has been refused. */
const telephoneOf = ({ telephone = '' }: InviteRequest, { timeZone }: Portal) =>
  parseTelephone(telephone, timeZone)

function invitedRole(
  ids: Pick<InvitedRole, 'id' | 'invitationId'>,
  { unitExternalId, role, until }: RoleRequest,
  units: Units,
): InvitedRole {
  const unit = unitExternalId === null ? undefined : units.get(unitExternalId)
  return { ...ids, unitId: unit?.id ?? null, role, until }
}

function mailedRole(
  { unitExternalId, role, until }: RoleRequest,
  units: Units,
): Omit<MailedRole, 'name'> {
  const unit = unitExternalId === null ? undefined : units.get(unitExternalId)
  return { unit: unit?.name ?? null, role, until }
}

function sentEntry(
  invitation: Invitation,
  roles: readonly InvitedRole[],
  actor: Actor,
): AuditEntry {
  return {
    act: 'invitation.sent',
    actor,
    target: { type: 'invitation', id: invitation.id },
    portalId: invitation.portalId,
    details: { roles: roles.map(({ unitId, role, until }) => ({ unitId, role, until })) },
  }
}
