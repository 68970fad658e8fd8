import type { KeyedDigest } from '../ports/keyed-digest.ts'
import type { Invitation, InvitationState, InvitedRole } from '../ports/store/invitations.ts'
import type { Statement } from '../ports/store/statement.ts'
import type { Unit } from '../ports/store/units.ts'
import { parseAddress } from './address.ts'
import { type AuditEntry, recordOf } from './audit.ts'
import { mailOf } from './mail.ts'
import { openPortal, type Portal } from './portal.ts'
import type { Services } from './services.ts'
import { cleanName } from './text.ts'
import { DAY } from './time.ts'

export interface InviteRequest {
  readonly portalId: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** Language of the mail. Default: the portal's first. */
  readonly language?: string
  readonly inviterName: string
  readonly roles: readonly RoleRequest[]
  /** Milliseconds from now until the invitation ends. Default 30 days. */
  readonly lifetimeMs?: number
}

export interface RoleRequest {
  /** Null for a role in the whole portal. */
  readonly unitExternalId: string | null
  readonly role: string
  /** Epoch milliseconds; null for open-ended. */
  readonly until: number | null
}

export type InviteMistake =
  | { readonly mistake: 'portal-unknown' }
  | { readonly mistake: 'address-invalid' }
  | { readonly mistake: 'name-missing' }
  | { readonly mistake: 'roles-missing' }
  | { readonly mistake: 'language-not-offered'; readonly offered: readonly string[] }
  | { readonly mistake: 'unit-unknown'; readonly unitExternalId: string }
  | { readonly mistake: 'lifetime-invalid' }

export type Invited =
  | { readonly ok: true; readonly invitation: Invitation; readonly link: string }
  | ({ readonly ok: false } & InviteMistake)

const DEFAULT_LIFETIME_MS = 30 * DAY
const LONGEST_LIFETIME_MS = 366 * DAY
const TOKEN_BYTES = 16

/** States from which an invitation can still be completed, or revoked. */
export const OPEN_STATES: readonly InvitationState[] = [
  'sent',
  'started',
  'code-verified',
  'method-enrolled',
]

/** The token of an invitation link as it is kept. It identifies; it authorises nothing. */
export function invitationDigest(digest: KeyedDigest, token: string): string {
  return digest.of('invitation', token)
}

export function createInvitations(services: Services) {
  const { store, clock, random, digest } = services

  const send = async (
    request: InviteRequest,
    portal: Portal,
    units: ReadonlyMap<string, Unit>,
  ): Promise<Invited> => {
    const address = parseAddress(request.email)
    if (!address) return { ok: false, mistake: 'address-invalid' }
    const token = Buffer.from(random.bytes(TOKEN_BYTES)).toString('base64url')
    const now = clock.now()
    const invitation: Invitation = {
      id: random.id(),
      portalId: portal.id,
      email: address.email,
      emailKey: address.key,
      firstName: cleanName(request.firstName),
      lastName: cleanName(request.lastName),
      language: request.language ?? portal.languages[0] ?? 'en',
      inviterName: cleanName(request.inviterName),
      inviterId: null,
      tokenHash: invitationDigest(digest, token),
      state: 'sent',
      createdAt: now,
      expiresAt: now + (request.lifetimeMs ?? DEFAULT_LIFETIME_MS),
    }
    const roles = request.roles.map((role) =>
      invitedRole({ id: random.id(), invitationId: invitation.id }, role, units),
    )
    const link = linkOf(services, portal, token)
    const mail = invitationMail(services, { invitation, request, units, link })
    const sent = recordOf(services, sentEntry(invitation, roles))
    await store.atomically(function* (): Statement<void> {
      yield* store.invitations.add(invitation, roles)
      yield* mail()
      yield* sent()
    })
    return { ok: true, invitation, link }
  }

  return {
    /** Stores the invitation and queues its mail, in one transaction. */
    async invite(request: InviteRequest): Promise<Invited> {
      const found = await store.run(function* () {
        const row = yield* store.portals.byId(request.portalId)
        return row && { portal: openPortal(row), units: yield* store.units.inPortal(row.id) }
      })
      if (!found) return { ok: false, mistake: 'portal-unknown' }
      const units = new Map(found.units.map((unit) => [unit.externalId, unit]))
      const mistake = mistakeIn(request, found.portal, units)
      return mistake ? { ok: false, ...mistake } : send(request, found.portal, units)
    },

    /** Ends an invitation that is not complete. False when there was nothing to end. */
    async revoke(id: string): Promise<boolean> {
      const revoked = recordOf(services, {
        act: 'invitation.revoked',
        actor: { type: 'operator', id: null },
        target: { type: 'invitation', id },
        portalId: null,
      })
      return store.atomically(function* () {
        const ended = yield* store.invitations.advance(id, OPEN_STATES, 'revoked', clock.now())
        if (ended) yield* revoked()
        return ended
      })
    },

    list: (portalId: string) => store.run(() => store.invitations.inPortal(portalId)),
  }
}

function mistakeIn(
  request: InviteRequest,
  portal: Portal,
  units: ReadonlyMap<string, Unit>,
): InviteMistake | null {
  const { language, lifetimeMs = DEFAULT_LIFETIME_MS } = request
  if (!cleanName(request.firstName) || !cleanName(request.lastName))
    return { mistake: 'name-missing' }
  if (request.roles.length === 0) return { mistake: 'roles-missing' }
  if (language !== undefined && !portal.languages.includes(language)) {
    return { mistake: 'language-not-offered', offered: portal.languages }
  }
  if (!(lifetimeMs > 0 && lifetimeMs <= LONGEST_LIFETIME_MS)) return { mistake: 'lifetime-invalid' }
  const unknown = request.roles.find(
    ({ unitExternalId }) => unitExternalId !== null && !units.has(unitExternalId),
  )
  return unknown?.unitExternalId
    ? { mistake: 'unit-unknown', unitExternalId: unknown.unitExternalId }
    : null
}

/** The token rides in the fragment: no server, proxy or Referer header ever sees it. */
function linkOf({ publicUrl }: Services, portal: Portal, token: string): string {
  const page = portal.invitationUrl ?? `${publicUrl}/p/${portal.id}/invitation`
  return `${page}#farstu-invitation=${token}`
}

function invitedRole(
  ids: Pick<InvitedRole, 'id' | 'invitationId'>,
  { unitExternalId, role, until }: RoleRequest,
  units: ReadonlyMap<string, Unit>,
): InvitedRole {
  const unit = unitExternalId === null ? undefined : units.get(unitExternalId)
  return { ...ids, unitId: unit?.id ?? null, role, until }
}

function invitationMail(
  services: Services,
  {
    invitation,
    request,
    units,
    link,
  }: {
    invitation: Invitation
    request: InviteRequest
    units: ReadonlyMap<string, Unit>
    link: string
  },
) {
  const { email, firstName, language, inviterName, expiresAt, portalId } = invitation
  const roles = request.roles.map(({ unitExternalId, role, until }) => ({
    unit: unitExternalId === null ? null : (units.get(unitExternalId)?.name ?? null),
    role,
    until,
  }))
  return mailOf(services, {
    template: 'invitation',
    portalId,
    to: email,
    language,
    variables: { firstName, inviter: inviterName, roles, expiresAt },
    secrets: { link },
    expiresAt,
  })
}

function sentEntry(invitation: Invitation, roles: readonly InvitedRole[]): AuditEntry {
  return {
    act: 'invitation.sent',
    actor: { type: 'operator', id: null },
    target: { type: 'invitation', id: invitation.id },
    portalId: invitation.portalId,
    details: { roles: roles.map(({ unitId, role, until }) => ({ unitId, role, until })) },
  }
}
