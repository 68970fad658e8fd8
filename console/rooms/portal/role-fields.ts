import { html, type TemplateResult } from 'lit'
import { LONGEST_LINE, LONGEST_ROLE } from '../../../api/contract/plain/lengths.ts'
import { type PortalRole, ROLE_SCOPES, roleName } from '../../../api/contract/plain/portal-roles.ts'
import { choices, lineField } from '../../parts/fields/form-fields.ts'
import { languageName } from '../../parts/fields/languages-field.ts'
import { catalogueNames } from '../../parts/lists/role-line.ts'
import type { Desk } from '../../parts/state/room.ts'
import { rowActs } from './row-acts.ts'

interface RoleFields {
  readonly role: PortalRole
  readonly at: number
  readonly count: number
  /** Of the portal. */
  readonly languages: readonly string[]
  readonly mistakeAt: (path: string, key: string) => string | null
  readonly onInput: (part: Partial<PortalRole>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One role: its id, where it can be had, and what it is called in each language. */
export function roleFields(desk: Desk, fields: RoleFields): TemplateResult {
  const { role, at, languages, mistakeAt, onInput } = fields
  const { roles } = desk.words.setupRoom
  const number = roles.role({ number: at + 1 })
  return html`<fieldset class="card">
    <legend>${number}</legend>
    ${lineField({
      label: roles.id,
      name: `role-${at}-id`,
      most: LONGEST_ROLE,
      width: 'short',
      value: role.id,
      mistake: mistakeAt('id', 'roleId'),
      onInput: (id) => onInput({ id }),
    })}
    ${choices({
      legend: roles.scope,
      name: `role-${at}-scope`,
      value: role.scope,
      options: ROLE_SCOPES.map((value) => ({ value, label: roles.scopes[value] })),
      onChoose: (scope) => onInput({ scope }),
    })}
    <div class="columns">${languages.map((tag) => namesIn(desk, tag, fields))}</div>
    ${rowActs(desk.words, { ...fields, name: number, least: 1 })}
  </fieldset>`
}

/** What it is called where nothing is written stands in the empty field. */
function namesIn(
  desk: Desk,
  tag: string,
  { role, at, mistakeAt, onInput }: RoleFields,
): TemplateResult {
  const { roles } = desk.words.setupRoom
  const language = languageName(desk, tag)
  const field = (what: 'names' | 'about', label: string, placeholder: string): TemplateResult =>
    lineField({
      label,
      name: `role-${at}-${what}-${tag}`,
      lang: tag,
      most: LONGEST_LINE,
      placeholder,
      value: role[what][tag] ?? '',
      mistake: mistakeAt(`${what}.${tag}`, 'roleLine'),
      onInput: (text) => onInput({ [what]: { ...role[what], [tag]: text } }),
    })
  return html`${field('names', roles.name({ language }), roleName(role.id, catalogueNames(tag)))}
    ${field('about', roles.about({ language }), '')}`
}
