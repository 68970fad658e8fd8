import { Hono } from 'hono'
import { nothingMore } from '../../contract/console/invitation-wire.ts'
import {
  type HostInvitation,
  type HostInvited,
  type HostRevoked,
  hostInvitation,
  hostInvitationQuery,
} from '../../contract/host-invitation-wire.ts'
import type { Domain } from '../../domain/domain.ts'
import type {
  InviteMistake,
  InviteRequest,
} from '../../domain/invitations/sending/invite-request.ts'
import { problem } from '../../http/answers/problem.ts'
import type { AppEnv } from '../../http/app-env.ts'
import { readBody } from '../../http/bodies/body.ts'
import { readQuery } from '../../http/bodies/query.ts'
import { hostOf } from '../../http/guards/portal-secret.ts'

type HostInvitationRoutes = Pick<Domain, 'hosts' | 'invitations' | 'portalInvitations'>

/** Where a mistake of the domain lies in the body. */
const FIELDS: Readonly<Record<InviteMistake['mistake'], readonly string[]>> = {
  'portal-unknown': [],
  'address-invalid': ['address'],
  'inviter-address-invalid': ['inviterEmail'],
  'name-missing': ['firstName', 'lastName'],
  'telephone-invalid': ['telephone'],
  'too-long': ['firstName', 'lastName'],
  'roles-missing': ['roles'],
  'language-not-offered': ['language'],
  'unit-missing': ['roles'],
  'unit-unknown': ['roles'],
  'role-unknown': ['roles'],
  'role-elsewhere': ['roles'],
  'unit-ambiguous': ['roles'],
  'lifetime-invalid': ['days'],
}

/** Invitations for host back ends, with `Authorization: Bearer <portal secret>`. Never from a browser. */
export function hostInvitationRoutes(domain: HostInvitationRoutes) {
  const { hosts, invitations, portalInvitations } = domain
  return new Hono<AppEnv>()
    .post('/', async (c) => {
      const host = await hostOf(c, hosts)
      const wanted = requestOf(host.id, await readBody(c, hostInvitation))
      const invited = await invitations.invite(wanted, host)
      if (!invited.ok) return problem(c, 'invalid_input', { fields: FIELDS[invited.mistake] })
      const { id, expiresAt } = invited.invitation
      return c.json({ id, expiresAt: new Date(expiresAt).toISOString() } satisfies HostInvited, 201)
    })
    .get('/', async (c) => {
      const host = await hostOf(c, hosts)
      const page = await portalInvitations.page(host.id, readQuery(c, hostInvitationQuery))
      return page ? c.json(page) : problem(c, 'invalid_input', { fields: ['after'] })
    })
    .post('/:id/revoke', async (c) => {
      const host = await hostOf(c, hosts)
      await readBody(c, nothingMore)
      const act = { portalId: host.id, id: c.req.param('id'), actor: host }
      const revoked = await portalInvitations.revoke(act)
      return revoked
        ? c.json({ revoked: revoked.ok } satisfies HostRevoked)
        : problem(c, 'not_found')
    })
}

function requestOf(portalId: string, body: HostInvitation): InviteRequest {
  const { address, firstName, lastName, telephone, language, roles, days } = body
  const { inviterName, inviterEmail } = body
  return {
    portalId,
    email: address,
    firstName,
    lastName,
    inviterName,
    isImported: true,
    roles: roles.map(({ unit, role, until }) => ({
      unitExternalId: unit,
      role,
      until: until === undefined ? null : Date.parse(until),
    })),
    ...(telephone === undefined ? {} : { telephone }),
    ...(language === undefined ? {} : { language }),
    ...(inviterEmail === undefined ? {} : { inviterEmail }),
    ...(days === undefined ? {} : { days }),
  }
}
