import type { ConsolePermission } from '../../contract/console/console-wire.ts'
import type { ConsoleRoute } from '../../contract/console/routes.ts'
import type { PermissionsOfRoutes } from '../../http/guards/console-guard.ts'

/** Which right each route asks for. A route without a line here is refused, and fails the tests. */
const PERMISSIONS: Readonly<Record<ConsoleRoute, ConsolePermission | null>> = {
  'GET /me': null,
  'GET /portals/:portal/overview': 'overview.read',
  'GET /portals/:portal/invitations': 'invitations.read',
  'GET /portals/:portal/invitations.csv': 'invitations.read',
  'POST /portals/:portal/invitations': 'invitations.send',
  'POST /portals/:portal/invitations/read': 'invitations.send',
  'POST /portals/:portal/invitations/:id/resend': 'invitations.send',
  'POST /portals/:portal/invitations/:id/revoke': 'invitations.send',
  'POST /portals/:portal/invitations/:id/correct': 'invitations.send',
  'GET /portals/:portal/people': 'people.read',
  'GET /portals/:portal/people.csv': 'people.export',
  'GET /portals/:portal/people/:id': 'people.read',
  'POST /portals/:portal/people/:id/memberships/:membership/end': 'memberships.end',
  'POST /portals/:portal/people/:id/sessions/end': 'sessions.end',
  'POST /portals/:portal/people/:id/suspend': 'people.suspend',
  'POST /portals/:portal/people/:id/reopen': 'people.suspend',
  'POST /portals/:portal/people/:id/methods/:method/suspend': 'methods.suspend',
  'POST /portals/:portal/people/:id/methods/:method/remove': 'methods.suspend',
  'POST /portals/:portal/people/:id/methods/:method/give-back': 'methods.reset',
  'POST /portals/:portal/people/:id/caller/mail': 'callers.verify',
  'POST /portals/:portal/people/:id/caller/verify': 'callers.verify',
  'POST /portals/:portal/people/:id/caller/colleague': 'callers.verify',
  'POST /portals/:portal/people/:id/freeze': 'methods.suspend',
  'POST /portals/:portal/people/:id/unfreeze': 'methods.reset',
  'POST /portals/:portal/people/:id/reset': 'methods.reset',
  'POST /portals/:portal/people/:id/pass': 'methods.reset',
  'POST /portals/:portal/people/:id/pass/revoke': 'methods.suspend',
  'POST /portals/:portal/people/:id/helpdesk/:act/approve': 'methods.reset',
  'POST /portals/:portal/people/:id/helpdesk/:act/refuse': 'methods.reset',
  'POST /portals/:portal/people/:id/helpdesk/:act/carry-out': 'methods.reset',
  'GET /portals/:portal/helpdesk': 'callers.verify',
  'GET /portals/:portal/units': 'units.read',
  'POST /portals/:portal/units/import': 'units.import',
  'POST /portals': 'portals.add',
  'GET /portals/:portal/setup': 'portal.read',
  'POST /portals/:portal/setup': 'portal.change',
  'POST /portals/:portal/setup/preview': 'portal.change',
  'POST /portals/:portal/setup/preview.csv': 'portal.change',
  'POST /portals/:portal/setup/preview/mail': 'portal.change',
  'POST /portals/:portal/setup/contacts': 'portal.texts',
  'POST /portals/:portal/setup/notices': 'portal.texts',
  'POST /portals/:portal/setup/secrets': 'portal.secrets',
  'POST /portals/:portal/setup/secrets/:id/revoke': 'portal.secrets',
}

/** The same by verb and whole path. */
export const CONSOLE_ROUTES: PermissionsOfRoutes = Object.fromEntries(
  Object.entries(PERMISSIONS).map(([route, permission]) => [
    route.replace(' ', ' /v1/console'),
    permission,
  ]),
)
