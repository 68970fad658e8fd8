import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import {
  MOST_PORTAL_ROLES,
  type PortalRole,
  roleName,
} from '../../../api/contract/plain/portal-roles.ts'
import { languageName } from '../../parts/fields/languages-field.ts'
import { moved, withAt, withoutAt } from '../../parts/fields/rows.ts'
import { catalogueNames, roleTold } from '../../parts/lists/role-line.ts'
import { roleFields } from './role-fields.ts'
import { SetupSection } from './setup-section.ts'

interface Roles {
  readonly roles: readonly PortalRole[]
}

const EMPTY: PortalRole = { id: '', scope: 'unit', names: {}, about: {} }

const withoutEmpty = (texts: PortalRole['names']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([tag, text = '']) => (text.trim() ? [[tag, text]] : [])),
  )

/** What people can be invited to. */
export class RolesSection extends SetupSection<Roles> {
  protected readonly permission = 'portal.change'

  protected heading(): string {
    return this.wordsHere.roles.heading
  }

  protected draftOf({ roles }: PortalSetupView): Roles {
    return { roles }
  }

  protected renderRead({ roles, languages }: PortalSetupView): TemplateResult {
    const { scopes } = this.wordsHere.roles
    return html`<dl class="facts stacked">
      ${roles.map(
        (role) => html`<div><dt><code>${role.id}</code></dt><dd>
          ${languages.map((tag) => this.#renderName(role, tag))}
          <p class="small muted">${scopes[role.scope]}</p></dd></div>`,
      )}
    </dl>`
  }

  protected renderFields({ roles }: Roles): TemplateResult {
    const { add, most } = this.wordsHere.roles
    return html`<fieldset class="sheet">
      <legend>${this.heading()}</legend>
      ${this.#renderKept(roles)}
      ${roles.map((role, at) =>
        roleFields(this.desk, {
          role,
          at,
          count: roles.length,
          languages: this.base.languages,
          mistakeAt: (path, key) => this.mistakeAt(`roles.${at}.${path}`, key),
          onInput: (part) => this.type({ roles: withAt(roles, at, { ...role, ...part }) }),
          onMove: (by) => this.type({ roles: moved(roles, at, by) }),
          onRemove: () => this.type({ roles: withoutAt(roles, at) }),
        }),
      )}
      ${
        roles.length < MOST_PORTAL_ROLES
          ? html`<div><button type="button" data-add @click=${() => this.#add(roles)}>${add}</button></div>`
          : html`<p class="small muted">${most}</p>`
      }
    </fieldset>`
  }

  protected send({ roles }: Roles) {
    const wanted = roles.map((role) => ({
      ...role,
      names: withoutEmpty(role.names),
      about: withoutEmpty(role.about),
    }))
    return this.desk.calls.changeSetup({ version: this.base.version, roles: wanted })
  }

  #renderName({ id, names, about }: PortalRole, tag: string): TemplateResult {
    const name = roleName(id, catalogueNames(tag), names[tag])
    return html`<p><span class="small muted">${languageName(this.desk, tag)}:</span>
      <span lang=${tag}><strong><bdi>${name}</bdi></strong>${about[tag] ? html`. <bdi>${about[tag]}</bdi>` : nothing}</span></p>`
  }

  /** What was refused because somebody has it: named, and put back with one press. */
  #renderKept(roles: readonly PortalRole[]): TemplateResult | typeof nothing {
    const fields = this.refusal?.fields ?? []
    const isGone = ({ id }: PortalRole): boolean =>
      fields.includes('roles') && roles.every((role) => role.id !== id)
    const isMoved = ({ id }: PortalRole): boolean =>
      fields.includes(`roles.${roles.findIndex((role) => role.id === id)}.scope`)
    const kept = this.base.roles.filter((role) => isGone(role) || isMoved(role))
    if (kept.length === 0) return nothing
    const { kept: said, putBack } = this.wordsHere.roles
    const names = kept.map(({ id }) => roleTold(this.desk, id)).join(', ')
    return html`<div class="alert" role="alert" tabindex="-1" data-wrong>
      <p>${said({ roles: names })}</p>
      <button type="button" @click=${() => this.#putBack(roles, kept)}>${putBack}</button>
    </div>`
  }

  #putBack(roles: readonly PortalRole[], kept: readonly PortalRole[]): void {
    const others = roles.filter(({ id }) => kept.every((role) => role.id !== id))
    this.refusal = null
    this.type({ roles: [...others, ...kept] })
    void this.focusOn(`#role-${others.length}-id`)
  }

  #add(roles: readonly PortalRole[]): void {
    this.type({ roles: [...roles, EMPTY] })
    void this.focusOn(`#role-${roles.length}-id`)
  }
}
