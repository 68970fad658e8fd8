import type {
  InvitedResult,
  WantedInvitation,
} from '../../../api/contract/console/invitation-wire.ts'
import type { Call } from './played-api.ts'

const isInvite = ({ method, path }: Call): boolean =>
  method === 'POST' && path.endsWith('/invitations')
/** What was asked to be sent, or foretold. */
export const invitesAmong = (calls: readonly Call[]) =>
  calls.filter(isInvite).map(({ body }) => body)

export const wantedIn = (body: Record<string, unknown> | undefined): readonly WantedInvitation[] =>
  (body?.invitations ?? []) as WantedInvitation[]

const readRole = ({ unit, role }: WantedInvitation['roles'][number]) => ({
  unit: unit === '0001' ? 'Example Town' : null,
  unitExternalId: unit === 'The whole portal' ? null : unit,
  role,
})

/** Knows one mistyped domain, one unit by name, and one that is none. */
function judge({ address, roles }: WantedInvitation): InvitedResult {
  const hint = address.endsWith('@gmial.com') ? { meant: address.replace('gmial', 'gmail') } : null
  const read = { hint, roles: roles.map(readRole) }
  if (roles.some(({ unit }) => unit === '9999'))
    return { ok: false, mistake: 'unit-unknown', unit: { named: '9999', externalIds: [] }, ...read }
  if (roles.some(({ unit }) => unit === '')) return { ok: false, mistake: 'unit-missing', ...read }
  return address.includes('@')
    ? { ok: true, id: null, ...read }
    : { ok: false, mistake: 'address-invalid', ...read }
}

/** Judges invitations, and leaves all else to the stage. */
export const invitingServer = (call: Call): object | undefined => {
  if (!isInvite(call)) return undefined
  return { results: (call.body.invitations as WantedInvitation[]).map(judge) }
}
