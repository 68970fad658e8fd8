import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { FALLBACK } from '../../contract/plain/languages.ts'
import { CONSOLE_ROLES, type PortalRole, UNIT_ROLE } from '../../contract/plain/portal-roles.ts'
import type { HelpContactView } from '../../contract/views.ts'
import type { HelpContact, Portal as PortalRow } from '../../ports/store/portal-store.ts'
import { type PortalPolicy, parsePortalPolicy } from '../policy/portal-policy.ts'
import { type Branding, parseBranding } from './branding.ts'

type Opened = 'origins' | 'returnUrls' | 'languages' | 'policy' | 'branding' | 'roles'

/** A portal with its JSON columns opened. */
export interface Portal extends Omit<PortalRow, Opened> {
  readonly origins: readonly string[]
  /** Exact addresses that our own page hands a sign-in over to. */
  readonly returnUrls: readonly string[]
  readonly languages: readonly string[]
  readonly policy: PortalPolicy
  readonly branding: Branding
  /** That people can be invited to. */
  readonly roles: readonly PortalRole[]
}

/** The console's are this program's, whatever an earlier one wrote into its row. */
export const ROLES_OF_CONSOLE: readonly PortalRole[] = CONSOLE_ROLES.map((id) => ({
  id,
  scope: id === UNIT_ROLE ? 'unit' : 'either',
  names: {},
  about: {},
}))

export function openPortal(row: PortalRow): Portal {
  return {
    ...row,
    origins: JSON.parse(row.origins),
    returnUrls: JSON.parse(row.returnUrls),
    languages: JSON.parse(row.languages),
    policy: parsePortalPolicy(row.policy),
    branding: parseBranding(row.branding),
    roles: row.id === CONSOLE_PORTAL ? ROLES_OF_CONSOLE : JSON.parse(row.roles),
  }
}

/** The first language asked for that the portal has, else the portal's first. */
export function languageOf(
  { languages }: Pick<Portal, 'languages'>,
  asked: readonly string[],
): string {
  const primary = asked.map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  return primary.find((tag) => languages.includes(tag)) ?? languages[0] ?? FALLBACK
}

export function helpView({ label, telephone, hours, mail, url }: HelpContact): HelpContactView {
  return { label, telephone, hours, mail, url }
}
