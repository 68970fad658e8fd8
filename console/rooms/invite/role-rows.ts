import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type {
  InvitedResult,
  WantedInvitation,
} from '../../../api/contract/console/invitation-wire.ts'
import { cleanName } from '../../../api/contract/plain/clean-text.ts'
import { isWithin } from '../../../api/contract/plain/portal-roles.ts'
import type { Suggestion } from '../../parts/fields/combobox.ts'
import { unitSuggestions } from '../../parts/fields/unit-suggestions.ts'
import { roleTold, wholePortal } from '../../parts/lists/role-line.ts'
import type { Desk } from '../../parts/state/room.ts'
import { textOf } from './invite-fields.ts'

type Host = ReactiveControllerHost & HTMLElement & { readonly desk: Desk }
type MistakeAt = (name: string) => string | null

type Refused = Extract<InvitedResult, { ok: false }>

interface Row {
  readonly key: number
  /** Id; the portal's first where nothing was chosen. */
  readonly role: string | null
  /** Chosen where the role can be had in either. */
  readonly isWhole: boolean
}

const fresh = (key: number): Row => ({ key, role: null, isWhole: false })

/** The roles that somebody is invited to: a role, and where they have it, in each row. */
export class RoleRows implements ReactiveController {
  readonly #host: Host
  #rows: readonly Row[] = [fresh(0)]

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  reset(): void {
    this.#rows = [fresh(0)]
  }

  render(mistakeAt: MistakeAt): TemplateResult {
    const { invite } = this.#host.desk.words
    return html`${repeat(
      this.#rows,
      ({ key }) => key,
      (row, index) => this.#renderRow(row, index, mistakeAt),
    )}
    <p><button type="button" @click=${this.#add}>${invite.addRole}</button></p>`
  }

  /** A unit that is left out is told, and never means the whole portal. */
  wanted(form: FormData): WantedInvitation['roles'] {
    return this.#rows.map((row) => ({
      unit: this.#isWhole(row) ? null : textOf(form, `unit-${row.key}`),
      role: this.#roleOf(row)?.id ?? '',
    }))
  }

  /** The field that a mistake stands at, of those that are told without saying which. */
  fieldOf({ mistake, unit }: Refused, form: FormData): string | null {
    const unitOf = ({ key }: Row): string => cleanName(textOf(form, `unit-${key}`))
    const isMissing = (row: Row): boolean => !this.#isWhole(row) && unitOf(row) === ''
    const isNamed = (row: Row): boolean => unitOf(row) === unit?.named
    const at = (row = this.#rows[0]): number => row?.key ?? 0
    if (unit) return `unit-${at(this.#rows.find(isNamed))}`
    if (mistake === 'unit-missing') return `unit-${at(this.#rows.find(isMissing))}`
    if (mistake === 'role-unknown') return `role-${at()}`
    return null
  }

  #roleOf({ role }: Row) {
    const { roles } = this.#host.desk.portal
    return roles.find(({ id }) => id === role) ?? roles[0]
  }

  #isWhole(row: Row): boolean {
    const scope = this.#roleOf(row)?.scope
    return scope === 'portal' || (scope === 'either' && row.isWhole)
  }

  #renderRow(row: Row, index: number, mistakeAt: MistakeAt): TemplateResult {
    const { invite } = this.#host.desk.words
    return html`<div class="pair role-row" role="group" aria-label=${invite.roleNumber({ number: index + 1 })}>
      ${this.#renderRole(row, mistakeAt(`role-${row.key}`))}
      <div class="field">${this.#renderWhere(row, index, mistakeAt(`unit-${row.key}`))}</div>
      ${
        index > 0
          ? html`<button type="button" class="remove" aria-label=${invite.removeRole({ number: index + 1 })}
              @click=${() => this.#remove(row)}>×</button>`
          : nothing
      }
    </div>`
  }

  #renderRole(row: Row, mistake: string | null): TemplateResult {
    const { desk } = this.#host
    const name = `role-${row.key}`
    const chosen = this.#roleOf(row)
    const about = chosen?.about[desk.language]
    const described = [about ? `${name}-about` : '', mistake ? `${name}-mistake` : '']
      .join(' ')
      .trim()
    return html`<div class="field">
      <label for=${name}>${desk.words.invite.role}</label>
      <select id=${name} name=${name} aria-invalid=${mistake ? 'true' : 'false'}
        aria-describedby=${described || nothing}
        @change=${(event: Event) => this.#change(row, { role: chosenIn(event) })}>
        ${desk.portal.roles.map(
          ({ id }) =>
            html`<option value=${id} ?selected=${id === chosen?.id}>${roleTold(desk, id)}</option>`,
        )}
      </select>
      ${about ? html`<p class="small muted" id="${name}-about">${about}</p>` : nothing}
      ${mistake ? html`<p class="mistake" id="${name}-mistake">${mistake}</p>` : nothing}
    </div>`
  }

  #renderWhere(row: Row, index: number, mistake: string | null): TemplateResult {
    const { desk } = this.#host
    const { invite } = desk.words
    const scope = this.#roleOf(row)?.scope ?? 'either'
    const unit = html`<console-combobox .words=${desk.words} .name=${`unit-${row.key}`} .label=${invite.unit}
      .hint=${index === 0 ? invite.unitHint : undefined} .mistake=${mistake} .suggest=${this.#units}></console-combobox>`
    if (!isWithin(scope, null)) return unit
    if (scope === 'portal') return html`<p class="whole"><strong>${wholePortal(desk)}</strong></p>`
    return html`${row.isWhole ? nothing : unit}
      <label class="choice"><input type="checkbox" name="whole-${row.key}" .checked=${row.isWhole}
        @change=${(event: Event) => this.#change(row, { isWhole: isTicked(event) })}> ${wholePortal(desk)}</label>`
  }

  readonly #units = (typed: string): Promise<readonly Suggestion[]> => {
    const { words, calls } = this.#host.desk
    return unitSuggestions(words, calls.units({ q: typed }))
  }

  readonly #add = async (): Promise<void> => {
    const added = Math.max(...this.#rows.map(({ key }) => key)) + 1
    this.#rows = [...this.#rows, fresh(added)]
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#host.querySelector<HTMLElement>(`#role-${added}`)?.focus()
  }

  #change({ key }: Row, to: Partial<Row>): void {
    this.#rows = this.#rows.map((row) => (row.key === key ? { ...row, ...to } : row))
    this.#host.requestUpdate()
  }

  #remove({ key }: Row): void {
    this.#rows = this.#rows.filter((other) => other.key !== key)
    this.#host.requestUpdate()
    this.#host.querySelector<HTMLElement>(`#role-${this.#rows.at(-1)?.key}`)?.focus()
  }
}

const chosenIn = ({ target }: Event): string | null =>
  target instanceof HTMLSelectElement ? target.value : null

const isTicked = ({ target }: Event): boolean =>
  target instanceof HTMLInputElement && target.checked
