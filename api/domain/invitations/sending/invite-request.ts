import { cleanName } from '../../../contract/plain/clean-text.ts'
import { fullName, type Names } from '../../../contract/plain/full-name.ts'
import { FEWEST_DAYS, MOST_DAYS, USUAL_DAYS } from '../../../contract/plain/invitation-states.ts'
import { LONGEST_FULL_NAME, LONGEST_NAME } from '../../../contract/plain/lengths.ts'
import { isWithin, type PortalRole } from '../../../contract/plain/portal-roles.ts'
import { parseAddress } from '../../values/address.ts'
import { parseTelephone } from '../../values/telephone.ts'

export interface InviteRequest {
  readonly portalId: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  /** As it was written; '' and none for none. */
  readonly telephone?: string
  /** Language of the mail. Default: the portal's first. */
  readonly language?: string
  /** Default: whoever is responsible for the portal, else the portal itself. */
  readonly inviterName?: string
  /** Who is told when a new link is asked for, or the invitation declined. Default: nobody. */
  readonly inviterEmail?: string
  /** A person here, or somebody only the host knows. */
  readonly inviterId?: string
  /** Whether it comes with a list, or from the host’s register. Default: by hand. */
  readonly isImported?: boolean
  readonly roles: readonly RoleRequest[]
  /** Whether a unit may be named by its name where none has that id. Default: by its id alone. */
  readonly unitsByName?: boolean
  /** It ends with the day that comes so many days after today. Default 30. */
  readonly days?: number
}

export interface RoleRequest {
  /** Null for a role in the whole portal; the unit's name where units may be named by it. */
  readonly unitExternalId: string | null
  /** Id of one of the portal's. */
  readonly role: string
  /** Epoch milliseconds; null for open-ended. */
  readonly until: number | null
}

/** What is wrong with whom is invited, or to what. */
export type InviteeMistake =
  | { readonly mistake: 'address-invalid' }
  | { readonly mistake: 'name-missing' }
  | { readonly mistake: 'too-long' }
  /** No number, or not clear of which country. */
  | { readonly mistake: 'telephone-invalid' }
  | { readonly mistake: 'roles-missing' }
  | { readonly mistake: 'language-not-offered'; readonly offered: readonly string[] }
  | { readonly mistake: 'unit-missing' }
  | { readonly mistake: 'unit-unknown'; readonly unitExternalId: string }
  | { readonly mistake: 'role-unknown'; readonly role: string; readonly offered: readonly string[] }
  /** It is had in a unit alone, or in the whole portal alone. */
  | { readonly mistake: 'role-elsewhere'; readonly role: string; readonly scope: 'unit' | 'portal' }
  /** Several units have the name that was given. */
  | {
      readonly mistake: 'unit-ambiguous'
      readonly unitExternalId: string
      readonly externalIds: readonly string[]
    }

export type InviteMistake =
  | InviteeMistake
  | { readonly mistake: 'portal-unknown' }
  | { readonly mistake: 'inviter-address-invalid' }
  | { readonly mistake: 'lifetime-invalid' }

/** The texts of a request as they are kept, whichever door it came in by. */
export function cleanRequest<Given extends Invitee & Partial<Pick<InviteRequest, 'inviterName'>>>(
  request: Given,
): Given {
  const { inviterName } = request
  return {
    ...request,
    ...cleanNames(request),
    ...(inviterName === undefined ? {} : { inviterName: cleanName(inviterName) }),
    roles: request.roles.map(({ unitExternalId, role, until }) => ({
      unitExternalId: unitExternalId === null ? null : cleanName(unitExternalId),
      role: cleanName(role),
      until,
    })),
  }
}

export function cleanNames({ firstName, lastName }: Names): Names {
  return { firstName: cleanName(firstName), lastName: cleanName(lastName) }
}

export function nameMistake(names: Names): 'name-missing' | 'too-long' | null {
  if (fullName(names) === '') return 'name-missing'
  const isTooLong = [names.firstName, names.lastName].some(({ length }) => length > LONGEST_NAME)
  return isTooLong ? 'too-long' : null
}

/** What a portal has to offer. */
export interface Offered {
  readonly languages: readonly string[]
  readonly timeZone: string
  readonly roles: readonly PortalRole[]
  readonly units: ReadonlyMap<string, unknown>
  readonly alike: ReadonlyMap<string, readonly string[]>
}

/** What is wrong with a clean request to a portal with these languages, roles and units, by external id. */
export function mistakeIn(request: InviteRequest, offered: Offered): InviteMistake | null {
  const { inviterName = '', inviterEmail, days = USUAL_DAYS } = request
  if (inviterName.length > LONGEST_FULL_NAME) return { mistake: 'too-long' }
  if (inviterEmail !== undefined && !parseAddress(inviterEmail))
    return { mistake: 'inviter-address-invalid' }
  if (!(Number.isInteger(days) && days >= FEWEST_DAYS && days <= MOST_DAYS))
    return { mistake: 'lifetime-invalid' }
  return inviteeMistake(request, offered)
}

export type Invitee = Pick<
  InviteRequest,
  'email' | 'firstName' | 'lastName' | 'telephone' | 'language' | 'roles'
>

export function inviteeMistake(
  { email, firstName, lastName, telephone = '', language, roles }: Invitee,
  { languages, timeZone, ...offered }: Offered,
): InviteeMistake | null {
  if (!parseAddress(email)) return { mistake: 'address-invalid' }
  const mistake = nameMistake({ firstName, lastName })
  if (mistake) return { mistake }
  if (telephone !== '' && !parseTelephone(telephone, timeZone))
    return { mistake: 'telephone-invalid' }
  if (roles.length === 0 || roles.some(({ role }) => role === ''))
    return { mistake: 'roles-missing' }
  if (language !== undefined && !languages.includes(language))
    return { mistake: 'language-not-offered', offered: languages }
  return misplacedRole(roles, offered.roles) ?? unknownUnit(roles, offered)
}

/** A role that is none of the portal's, or that cannot be had there. */
export function misplacedRole(
  wanted: readonly Pick<RoleRequest, 'role' | 'unitExternalId'>[],
  roles: readonly PortalRole[],
): InviteeMistake | null {
  const mistakes = wanted.map(({ role, unitExternalId }): InviteeMistake | null => {
    const scope = roles.find(({ id }) => id === role)?.scope
    if (scope === undefined)
      return { mistake: 'role-unknown', role, offered: roles.map(({ id }) => id) }
    if (unitExternalId === '' && scope !== 'portal') return { mistake: 'unit-missing' }
    if (scope === 'either' || isWithin(scope, unitExternalId)) return null
    return { mistake: 'role-elsewhere', role, scope }
  })
  return mistakes.find((one) => one !== null) ?? null
}

function unknownUnit(
  roles: readonly RoleRequest[],
  { units, alike }: Pick<Offered, 'units' | 'alike'>,
): InviteeMistake | null {
  const named = roles.flatMap(({ unitExternalId }) => unitExternalId ?? [])
  const unitExternalId = named.find((one) => !units.has(one))
  if (unitExternalId === undefined) return null
  const externalIds = alike.get(unitExternalId)
  return externalIds
    ? { mistake: 'unit-ambiguous', unitExternalId, externalIds }
    : { mistake: 'unit-unknown', unitExternalId }
}
