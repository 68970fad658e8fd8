import { html, nothing, type TemplateResult } from 'lit'
import type { InvitedRoleView } from '../../../api/contract/console/invitation-wire.ts'
import { LANGUAGES, type Language } from '../../../api/contract/plain/languages.ts'
import { ownName, roleName } from '../../../api/contract/plain/portal-roles.ts'
import { rolesWordsIn } from '../../../api/contract/plain/words/generated/roles.ts'
import type { Desk } from '../state/room.ts'
import { until } from './instant.ts'

export const wholePortal = ({ language }: Pick<Desk, 'language'>): string =>
  rolesWordsIn[language].wholePortal

/** Of roles that we have a word for, in one of our languages; of another, none. */
export const catalogueNames = (language: string): Readonly<Record<string, string>> =>
  LANGUAGES.some((one) => one === language) ? rolesWordsIn[language as Language].names : {}

/** A role by its name, in the console's language. */
export const roleTold = (
  { portal, language }: Pick<Desk, 'portal' | 'language'>,
  role: string,
): string => roleName(role, rolesWordsIn[language].names, ownName(portal.roles, role, language))

/** Unit, role, and until when. */
export function roleLine(desk: Desk, { unit, role, until: at }: InvitedRoleView): TemplateResult {
  const end = at ? ` ${until(desk, at)}` : ''
  return html`<div><bdi translate=${unit === null ? nothing : 'no'}>${unit ?? wholePortal(desk)}</bdi><span class="muted">, <bdi>${roleTold(desk, role)}</bdi>${end}</span></div>`
}
