import type { ConsoleActs } from '../../http/guards/console-guard.ts'

const PORTAL = '/v1/console/portals/:portal'

/** Which right each route asks for. A route without a line here is refused, and fails the tests. */
export const CONSOLE_ROUTES: ConsoleActs = {
  'GET /v1/console/me': null,
  [`GET ${PORTAL}/overview`]: 'overview.read',
  [`GET ${PORTAL}/invitations`]: 'invitations.read',
  [`GET ${PORTAL}/invitations.csv`]: 'invitations.read',
  [`POST ${PORTAL}/invitations`]: 'invitations.send',
  [`GET ${PORTAL}/roles`]: 'invitations.read',
  [`POST ${PORTAL}/invitations/:id/resend`]: 'invitations.send',
  [`POST ${PORTAL}/invitations/:id/revoke`]: 'invitations.send',
  [`POST ${PORTAL}/invitations/:id/correct`]: 'invitations.send',
  [`GET ${PORTAL}/people`]: 'people.read',
  [`GET ${PORTAL}/people.csv`]: 'people.export',
  [`GET ${PORTAL}/people/:id`]: 'people.read',
  [`POST ${PORTAL}/people/:id/memberships/:membership/end`]: 'memberships.end',
  [`POST ${PORTAL}/people/:id/sessions/end`]: 'sessions.end',
  [`POST ${PORTAL}/people/:id/suspend`]: 'people.suspend',
  [`POST ${PORTAL}/people/:id/reopen`]: 'people.suspend',
  [`GET ${PORTAL}/units`]: 'units.read',
  [`POST ${PORTAL}/units/import`]: 'units.import',
  'POST /v1/console/portals': 'portals.add',
  [`GET ${PORTAL}/setup`]: 'portal.read',
  [`POST ${PORTAL}/setup`]: 'portal.change',
  [`POST ${PORTAL}/setup/contacts`]: 'portal.texts',
  [`POST ${PORTAL}/setup/notices`]: 'portal.texts',
  [`POST ${PORTAL}/setup/secrets`]: 'portal.secrets',
  [`POST ${PORTAL}/setup/secrets/:id/revoke`]: 'portal.secrets',
}
