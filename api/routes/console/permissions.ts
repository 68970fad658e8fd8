import type { ConsoleRoute } from '../../contract/console/routes.ts'
import type { AsksOfRoutes, RouteAsks } from '../../http/guards/console-guard.ts'

/**
 * Which right each route asks for, and what of the session. A route without a line here is refused, and fails the
 * tests; what is not read demands a key at least.
 */
const ASKS: Readonly<Record<ConsoleRoute, RouteAsks>> = {
  'GET /me': { permission: null, demand: 'nothing' },
  'GET /portals/:portal/overview': { permission: 'overview.read', demand: 'nothing' },
  'GET /portals/:portal/invitations': { permission: 'invitations.read', demand: 'nothing' },
  'GET /portals/:portal/invitations.csv': { permission: 'invitations.read', demand: 'nothing' },
  'POST /portals/:portal/invitations': { permission: 'invitations.send', demand: 'key' },
  'POST /portals/:portal/invitations/read': { permission: 'invitations.send', demand: 'key' },
  'POST /portals/:portal/invitations/:id/resend': { permission: 'invitations.send', demand: 'key' },
  'POST /portals/:portal/invitations/:id/revoke': { permission: 'invitations.send', demand: 'key' },
  'POST /portals/:portal/invitations/:id/correct': {
    permission: 'invitations.send',
    demand: 'key',
  },
  'GET /people': { permission: 'people.read', demand: 'nothing', inAnyPortal: true },
  'GET /portals/:portal/people': { permission: 'people.read', demand: 'nothing' },
  'GET /portals/:portal/people.csv': { permission: 'people.export', demand: 'nothing' },
  'GET /portals/:portal/people/:id': { permission: 'people.read', demand: 'nothing' },
  'POST /portals/:portal/people/:id/memberships/:membership/end': {
    permission: 'memberships.end',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/sessions/end': { permission: 'sessions.end', demand: 'key' },
  'POST /portals/:portal/people/:id/suspend': { permission: 'people.suspend', demand: 'key' },
  'POST /portals/:portal/people/:id/reopen': { permission: 'people.suspend', demand: 'key' },
  'POST /portals/:portal/people/:id/methods/:method/suspend': {
    permission: 'methods.suspend',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/methods/:method/remove': {
    permission: 'methods.suspend',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/methods/:method/rename': {
    permission: 'methods.suspend',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/methods/:method/give-back': {
    permission: 'methods.reset',
    demand: 'fresh',
  },
  'POST /portals/:portal/people/:id/caller/mail': { permission: 'callers.verify', demand: 'key' },
  'POST /portals/:portal/people/:id/caller/verify': { permission: 'callers.verify', demand: 'key' },
  'POST /portals/:portal/people/:id/caller/colleague': {
    permission: 'callers.verify',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/freeze': { permission: 'methods.suspend', demand: 'key' },
  'POST /portals/:portal/people/:id/unfreeze': { permission: 'methods.reset', demand: 'fresh' },
  'POST /portals/:portal/people/:id/reset': { permission: 'methods.reset', demand: 'fresh' },
  'POST /portals/:portal/people/:id/correct': { permission: 'methods.reset', demand: 'fresh' },
  'POST /portals/:portal/people/:id/correct/address-code': {
    permission: 'methods.reset',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/pass': { permission: 'methods.reset', demand: 'fresh' },
  'POST /portals/:portal/people/:id/pass/revoke': { permission: 'methods.suspend', demand: 'key' },
  'POST /portals/:portal/people/:id/helpdesk/:act/approve': {
    permission: 'methods.reset',
    demand: 'fresh',
  },
  'POST /portals/:portal/people/:id/helpdesk/:act/refuse': {
    permission: 'methods.reset',
    demand: 'key',
  },
  'POST /portals/:portal/people/:id/helpdesk/:act/carry-out': {
    permission: 'methods.reset',
    demand: 'fresh',
  },
  'GET /portals/:portal/helpdesk': { permission: 'callers.verify', demand: 'nothing' },
  'GET /helpdesk/handed-over': { permission: 'helpdesk.handed-over', demand: 'nothing' },
  'GET /portals/:portal/units': { permission: 'units.read', demand: 'nothing' },
  'POST /portals/:portal/units/import': { permission: 'units.import', demand: 'key' },
  'GET /portals/:portal/own-units': { permission: 'own-units.read', demand: 'nothing' },
  'POST /portals/:portal/own-units/invitations': { permission: 'own-units.change', demand: 'key' },
  'POST /portals/:portal/own-units/invitations/:id/resend': {
    permission: 'own-units.change',
    demand: 'key',
  },
  'POST /portals/:portal/own-units/invitations/:id/revoke': {
    permission: 'own-units.change',
    demand: 'key',
  },
  'POST /portals/:portal/own-units/memberships/:id/end': {
    permission: 'own-units.change',
    demand: 'key',
  },
  'GET /colleagues': { permission: 'colleagues.read', demand: 'nothing' },
  'POST /colleagues': { permission: 'colleagues.change', demand: 'fresh' },
  'POST /colleagues/:id/suspend': { permission: 'colleagues.change', demand: 'fresh' },
  'POST /colleagues/:id/reopen': { permission: 'colleagues.change', demand: 'fresh' },
  'POST /colleagues/:id/memberships/:membership/end': {
    permission: 'colleagues.change',
    demand: 'fresh',
  },
  'POST /colleagues/invitations/:id/resend': {
    permission: 'colleagues.change',
    demand: 'fresh',
  },
  'POST /colleagues/invitations/:id/revoke': {
    permission: 'colleagues.change',
    demand: 'fresh',
  },
  'POST /portals': { permission: 'portals.add', demand: 'fresh' },
  'GET /portals/:portal/setup': { permission: 'portal.read', demand: 'nothing' },
  'POST /portals/:portal/setup': { permission: 'portal.change', demand: 'fresh' },
  'POST /portals/:portal/setup/preview': { permission: 'portal.change', demand: 'key' },
  'POST /portals/:portal/setup/preview.csv': { permission: 'portal.change', demand: 'key' },
  'POST /portals/:portal/setup/preview/mail': { permission: 'portal.change', demand: 'key' },
  'POST /portals/:portal/setup/contacts': { permission: 'portal.texts', demand: 'key' },
  'POST /portals/:portal/setup/notices': { permission: 'portal.texts', demand: 'key' },
  'POST /portals/:portal/setup/secrets': { permission: 'portal.secrets', demand: 'fresh' },
  'POST /portals/:portal/setup/secrets/:id/revoke': {
    permission: 'portal.secrets',
    demand: 'fresh',
  },
}

/** The same by verb and whole path. */
export const CONSOLE_ROUTES: AsksOfRoutes = Object.fromEntries(
  Object.entries(ASKS).map(([route, asks]) => [route.replace(' ', ' /v1/console'), asks]),
)
