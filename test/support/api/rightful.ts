import { completePolicy } from '../../../api/domain/policy/portal-policy.ts'
import { WITHDRAWAL } from './confirming.ts'
import { row } from './console/console-invitations.ts'
import { notice } from './console/console-portals.ts'

/** Ids and codes that the requests below speak of. */
export interface Named {
  readonly invitation: string
  readonly person: string
  readonly membership: string
  /** Somebody whom no act of the helpdesk concerns yet, and who is verified. */
  readonly beside: string
  readonly secret: string
  readonly version: number
  /** Of the usual policy, at that version. */
  readonly preview: string
  /** A session of the portal, and a code for it that was not redeemed. */
  readonly sid: string
  readonly code: string
  /** A code for an address that was proven. */
  readonly verified: string
  /** A method of the person's that counts, and one that was removed. */
  readonly method: string
  readonly removed: string
  /** What the caller reads out; by another one the caller is verified already. */
  readonly callerCode: string
  /** Acts of the helpdesk: one that another agent asked for, and one that was approved. */
  readonly waiting: string
  readonly approved: string
  /** Somebody of the helpdesk, their role there, and an open invitation to it. */
  readonly agent: string
  readonly agentRole: string
  readonly agentInvited: string
  /** A code for an act that was confirmed in that session. */
  readonly confirmed: string
}

export interface Rightful {
  /** What `:names` of the route's path stand for. */
  readonly path?: Readonly<Record<string, string>>
  readonly body: object
}

const REASON = 'The telephone was stolen'

const CONSOLE = 'POST /v1/console'
const PORTAL = `${CONSOLE}/portals/:portal`

/** For every route that changes something by a right, a request that changes something. */
export const BY_ADMINISTRATORS: Readonly<Record<string, (named: Named) => Rightful>> = {
  [`${CONSOLE}/portals`]: () => ({
    body: {
      id: 'another',
      name: 'Another survey',
      origins: ['https://another.example.org'],
      homeUrl: 'https://another.example.org/',
      languages: ['sv', 'en'],
      timeZone: 'Europe/Stockholm',
    },
  }),
  [`${CONSOLE}/colleagues`]: () => ({
    body: {
      address: 'new-colleague@example.org',
      firstName: 'Kim',
      lastName: 'Exempel',
      role: 'helpdesk',
      portal: 'demo',
    },
  }),
  ...Object.fromEntries(
    (['suspend', 'reopen'] as const).map((act) => [
      `${CONSOLE}/colleagues/:id/${act}`,
      ({ agent }: Named) => ({ path: { id: agent }, body: {} }),
    ]),
  ),
  [`${CONSOLE}/colleagues/:id/memberships/:membership/end`]: ({ agent, agentRole }) => ({
    path: { id: agent, membership: agentRole },
    body: {},
  }),
  ...Object.fromEntries(
    (['resend', 'revoke'] as const).map((act) => [
      `${CONSOLE}/colleagues/invitations/:id/${act}`,
      ({ agentInvited }: Named) => ({ path: { id: agentInvited }, body: {} }),
    ]),
  ),
  [`${PORTAL}/invitations`]: () => ({
    body: { invitations: [row('invited@example.org')], days: 14, dryRun: false, isList: true },
  }),
  [`${PORTAL}/invitations/:id/resend`]: ({ invitation }) => ({
    path: { id: invitation },
    body: {},
  }),
  [`${PORTAL}/invitations/:id/revoke`]: ({ invitation }) => ({
    path: { id: invitation },
    body: {},
  }),
  [`${PORTAL}/invitations/:id/correct`]: ({ invitation }) => ({
    path: { id: invitation },
    body: { address: 'corrected@example.org' },
  }),
  [`${PORTAL}/people/:id/memberships/:membership/end`]: ({ person, membership }) => ({
    path: { id: person, membership },
    body: {},
  }),
  [`${PORTAL}/people/:id/sessions/end`]: ({ person }) => ({ path: { id: person }, body: {} }),
  [`${PORTAL}/people/:id/suspend`]: ({ person }) => ({ path: { id: person }, body: {} }),
  [`${PORTAL}/people/:id/reopen`]: ({ person }) => ({ path: { id: person }, body: {} }),
  ...Object.fromEntries(
    (['suspend', 'remove'] as const).map((act) => [
      `${PORTAL}/people/:id/methods/:method/${act}`,
      ({ person, method }: Named) => ({ path: { id: person, method }, body: { reason: REASON } }),
    ]),
  ),
  [`${PORTAL}/people/:id/methods/:method/rename`]: ({ person, method }) => ({
    path: { id: person, method },
    body: { reason: REASON, name: 'Another name' },
  }),
  [`${PORTAL}/people/:id/methods/:method/give-back`]: ({ person, removed }) => ({
    path: { id: person, method: removed },
    body: { reason: REASON },
  }),
  [`${PORTAL}/people/:id/caller/mail`]: ({ person }) => ({ path: { id: person }, body: {} }),
  [`${PORTAL}/people/:id/caller/verify`]: ({ person, callerCode }) => ({
    path: { id: person },
    body: { code: callerCode },
  }),
  [`${PORTAL}/people/:id/caller/colleague`]: ({ person }) => ({
    path: { id: person },
    body: { address: 'colleague@example.org' },
  }),
  [`${PORTAL}/people/:id/freeze`]: ({ person }) => ({
    path: { id: person },
    body: { reason: REASON },
  }),
  [`${PORTAL}/people/:id/unfreeze`]: ({ person }) => ({
    path: { id: person },
    body: { reason: REASON },
  }),
  [`${PORTAL}/people/:id/reset`]: ({ person }) => ({
    path: { id: person },
    body: { reason: REASON, scope: 'all' },
  }),
  [`${PORTAL}/people/:id/correct`]: ({ person }) => ({
    path: { id: person },
    body: { reason: REASON, what: 'name', firstName: 'Kim', lastName: 'Exempel' },
  }),
  [`${PORTAL}/people/:id/correct/address-code`]: ({ beside }) => ({
    path: { id: beside },
    body: { address: 'to-be-read-back@example.org' },
  }),
  [`${PORTAL}/people/:id/pass`]: ({ person }) => ({
    path: { id: person },
    body: { reason: REASON },
  }),
  [`${PORTAL}/people/:id/pass/revoke`]: ({ person }) => ({ path: { id: person }, body: {} }),
  ...Object.fromEntries(
    (['approve', 'refuse'] as const).map((decision) => [
      `${PORTAL}/people/:id/helpdesk/:act/${decision}`,
      ({ person, waiting }: Named) => ({ path: { id: person, act: waiting }, body: {} }),
    ]),
  ),
  [`${PORTAL}/people/:id/helpdesk/:act/carry-out`]: ({ person, approved }) => ({
    path: { id: person, act: approved },
    body: {},
  }),
  [`${PORTAL}/own-units/invitations`]: () => ({
    body: {
      unit: '0001',
      role: 'reporter',
      address: 'invited-to-unit@example.org',
      firstName: 'Kim',
      lastName: 'Exempel',
      days: 14,
      dryRun: false,
    },
  }),
  ...Object.fromEntries(
    (['resend', 'revoke'] as const).map((act) => [
      `${PORTAL}/own-units/invitations/:id/${act}`,
      ({ invitation }: Named) => ({ path: { id: invitation }, body: {} }),
    ]),
  ),
  [`${PORTAL}/own-units/memberships/:id/end`]: ({ membership }) => ({
    path: { id: membership },
    body: {},
  }),
  [`${PORTAL}/units/import`]: () => ({
    body: { csv: 'external id,name\n0009,New Town', dryRun: false },
  }),
  [`${PORTAL}/setup`]: ({ version }) => ({ body: { version, name: 'Renamed' } }),
  [`${PORTAL}/setup/preview`]: ({ version }) => ({
    body: { version, policy: completePolicy() },
  }),
  [`${PORTAL}/setup/preview.csv`]: ({ version }) => ({
    body: { version, policy: completePolicy(), language: 'en' },
  }),
  [`${PORTAL}/setup/preview/mail`]: ({ version, preview }) => ({
    body: { version, policy: completePolicy(), preview, from: '2027-02-01' },
  }),
  [`${PORTAL}/setup/contacts`]: ({ version }) => ({
    body: { version, contacts: { en: [], sv: [] } },
  }),
  [`${PORTAL}/setup/notices`]: () => ({ body: notice('A new text') }),
  [`${PORTAL}/setup/secrets`]: () => ({ body: {} }),
  [`${PORTAL}/setup/secrets/:id/revoke`]: ({ secret }) => ({ path: { id: secret }, body: {} }),
}

/** The same for hosts' servers. */
export const BY_HOSTS: Readonly<Record<string, (named: Named) => Rightful>> = {
  'POST /v1/invitations': () => ({
    body: { ...row('invited@example.org'), inviterName: 'Example Agency' },
  }),
  'POST /v1/invitations/:id/revoke': ({ invitation }) => ({
    path: { id: invitation },
    body: {},
  }),
  'PUT /v1/units': () => ({ body: { units: [{ externalId: '0009', name: 'New Town' }] } }),
  'POST /v1/memberships/end': ({ person }) => ({
    body: { person, unit: '0001', role: 'reporter' },
  }),
  'POST /v1/verifications': () => ({ body: { address: 'proven@example.org' } }),
  'POST /v1/verifications/redeem': ({ verified }) => ({ body: { code: verified } }),
  'POST /v1/confirmations': ({ sid }) => ({ body: { sid, ...WITHDRAWAL } }),
  'POST /v1/confirmations/redeem': ({ sid, confirmed }) => ({
    body: { code: confirmed, sid, act: WITHDRAWAL.act, object: WITHDRAWAL.object },
  }),
  'POST /v1/redeem': ({ code }) => ({ body: { code } }),
  'POST /v1/sessions/check': ({ sid }) => ({ body: { sid } }),
  'POST /v1/sessions/end': ({ sid }) => ({ body: { sid } }),
}

/** `METHOD /path` with what its names stand for. */
export function addressed(route: string, { path = {} }: Rightful): readonly [string, string] {
  const [method = '', pattern = ''] = route.split(' ')
  const names: Readonly<Record<string, string>> = { portal: 'demo', ...path }
  return [method, pattern.replace(/:(\w+)/g, (_, name: string) => names[name] ?? '')]
}
