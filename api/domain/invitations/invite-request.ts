import { parseAddress } from '../address.ts'
import { cleanName } from '../text.ts'
import { DEFAULT_LIFETIME_MS, LONGEST_LIFETIME_MS } from './lifetime.ts'

export interface InviteRequest {
  readonly portalId: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** Language of the mail. Default: the portal's first. */
  readonly language?: string
  readonly inviterName: string
  /** Who is told when a new link is asked for, or the invitation declined. Default: nobody. */
  readonly inviterEmail?: string
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
  | { readonly mistake: 'inviter-address-invalid' }
  | { readonly mistake: 'name-missing' }
  | { readonly mistake: 'roles-missing' }
  | { readonly mistake: 'language-not-offered'; readonly offered: readonly string[] }
  | { readonly mistake: 'unit-unknown'; readonly unitExternalId: string }
  | { readonly mistake: 'lifetime-invalid' }

interface Offered {
  readonly languages: readonly string[]
  readonly units: ReadonlyMap<string, unknown>
}

/** What is wrong with a request to a portal with these languages and units, by external id. */
export function mistakeIn(
  request: InviteRequest,
  { languages, units }: Offered,
): InviteMistake | null {
  const { language, inviterEmail, lifetimeMs = DEFAULT_LIFETIME_MS } = request
  if (!parseAddress(request.email)) return { mistake: 'address-invalid' }
  if (inviterEmail !== undefined && !parseAddress(inviterEmail))
    return { mistake: 'inviter-address-invalid' }
  if (!cleanName(request.firstName) || !cleanName(request.lastName))
    return { mistake: 'name-missing' }
  if (request.roles.length === 0) return { mistake: 'roles-missing' }
  if (language !== undefined && !languages.includes(language))
    return { mistake: 'language-not-offered', offered: languages }
  if (!(lifetimeMs > 0 && lifetimeMs <= LONGEST_LIFETIME_MS)) return { mistake: 'lifetime-invalid' }
  return unknownUnit(request.roles, units)
}

function unknownUnit(roles: readonly RoleRequest[], units: Offered['units']): InviteMistake | null {
  const unknown = roles.find(
    ({ unitExternalId }) => unitExternalId !== null && !units.has(unitExternalId),
  )
  return unknown?.unitExternalId
    ? { mistake: 'unit-unknown', unitExternalId: unknown.unitExternalId }
    : null
}
