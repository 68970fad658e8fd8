import type { HelpContactView } from '../contract/views.ts'
import type { HelpContact, Portal as PortalRow } from '../ports/store/portals.ts'
import { type PortalPolicy, parsePortalPolicy } from './policy/portal-policy.ts'

/** A portal with its JSON columns opened. */
export interface Portal extends Omit<PortalRow, 'origins' | 'languages' | 'policy'> {
  readonly origins: readonly string[]
  readonly languages: readonly string[]
  readonly policy: PortalPolicy
}

export function openPortal(row: PortalRow): Portal {
  return {
    ...row,
    origins: JSON.parse(row.origins),
    languages: JSON.parse(row.languages),
    policy: parsePortalPolicy(row.policy),
  }
}

/** The first language asked for that the portal has, else the portal's first. */
export function languageOf(portal: Portal, asked: readonly string[]): string {
  const primary = asked.map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  return primary.find((tag) => portal.languages.includes(tag)) ?? portal.languages[0] ?? 'en'
}

export function helpView({ label, telephone, hours, mail, url }: HelpContact): HelpContactView {
  return { label, telephone, hours, mail, url }
}
