import { parseAddress } from '../address.ts'
import { cleanName, isTooLongName } from '../text.ts'
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
  /** A person here, or somebody only the host knows. */
  readonly inviterId?: string
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

/** What is wrong with whom is invited, or to what. */
export type InviteeMistake =
  | { readonly mistake: 'address-invalid' }
  | { readonly mistake: 'name-missing' }
  | { readonly mistake: 'name-too-long' }
  | { readonly mistake: 'roles-missing' }
  | { readonly mistake: 'role-too-long' }
  | { readonly mistake: 'language-not-offered'; readonly offered: readonly string[] }
  | { readonly mistake: 'unit-unknown'; readonly unitExternalId: string }

export type InviteMistake =
  | InviteeMistake
  | { readonly mistake: 'portal-unknown' }
  | { readonly mistake: 'inviter-address-invalid' }
  | { readonly mistake: 'lifetime-invalid' }

/** Any word of the host's, as long as it can be read and kept. */
const ROLE = /^(?=.*\S)\P{C}+$/u
/** In UTF-16 units, as for whoever ends it later. */
const LONGEST_ROLE = 64

interface Offered {
  readonly languages: readonly string[]
  readonly units: ReadonlyMap<string, unknown>
}

/** What is wrong with a request to a portal with these languages and units, by external id. */
export function mistakeIn(request: InviteRequest, offered: Offered): InviteMistake | null {
  const { inviterEmail, lifetimeMs = DEFAULT_LIFETIME_MS } = request
  if (inviterEmail !== undefined && !parseAddress(inviterEmail))
    return { mistake: 'inviter-address-invalid' }
  if (!(lifetimeMs > 0 && lifetimeMs <= LONGEST_LIFETIME_MS)) return { mistake: 'lifetime-invalid' }
  return inviteeMistake(request, offered)
}

export type Invitee = Pick<InviteRequest, 'email' | 'firstName' | 'lastName' | 'language' | 'roles'>

export function inviteeMistake(
  { email, firstName, lastName, language, roles }: Invitee,
  { languages, units }: Offered,
): InviteeMistake | null {
  if (!parseAddress(email)) return { mistake: 'address-invalid' }
  if (!cleanName(firstName) || !cleanName(lastName)) return { mistake: 'name-missing' }
  if (isTooLongName(firstName) || isTooLongName(lastName)) return { mistake: 'name-too-long' }
  if (roles.length === 0 || !roles.every(({ role }) => ROLE.test(role)))
    return { mistake: 'roles-missing' }
  if (roles.some(({ role }) => role.length > LONGEST_ROLE)) return { mistake: 'role-too-long' }
  if (language !== undefined && !languages.includes(language))
    return { mistake: 'language-not-offered', offered: languages }
  return unknownUnit(roles, units)
}

function unknownUnit(
  roles: readonly RoleRequest[],
  units: Offered['units'],
): InviteeMistake | null {
  const named = roles.flatMap(({ unitExternalId }) => unitExternalId ?? [])
  const unknown = named.find((externalId) => !units.has(externalId))
  return unknown === undefined ? null : { mistake: 'unit-unknown', unitExternalId: unknown }
}
