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
import type { Suggestion } from '../../parts/fields/combobox.ts'
import type { Desk } from '../../parts/state/room.ts'
import { textOf } from './invite-fields.ts'

type Host = ReactiveControllerHost & HTMLElement & { readonly desk: Desk }

type Refused = Extract<InvitedResult, { ok: false }>

const USUAL_ROLE = 'reporter'

/** The roles that somebody is invited to: a unit and a role in each row. */
export class RoleRows implements ReactiveController {
  readonly #host: Host
  #rows: readonly number[] = [0]
  #roles: Promise<readonly string[]> | null = null

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {}

  reset(): void {
    this.#rows = [0]
  }

  render(mistakeAt: (name: string) => string | null): TemplateResult {
    const { invite } = this.#host.desk.words
    return html`${repeat(
      this.#rows,
      (row) => row,
      (row, index) => this.#renderRow(row, index, mistakeAt),
    )}
    <p><button type="button" @click=${this.#add}>${invite.addRole}</button></p>`
  }

  wanted(form: FormData): WantedInvitation['roles'] {
    return this.#rows.map((row) => ({
      unit: textOf(form, `unit-${row}`) || null,
      role: textOf(form, `role-${row}`),
    }))
  }

  /** The field that a mistake stands at, of those that are told without saying which. */
  fieldOf({ mistake, unit }: Refused, form: FormData): string | null {
    const isBare = (row: number): boolean => textOf(form, `role-${row}`) === ''
    const isNamed = (row: number): boolean => cleanName(textOf(form, `unit-${row}`)) === unit?.named
    if (unit) return `unit-${this.#rows.find(isNamed) ?? this.#rows[0]}`
    if (mistake === 'too-long') return `role-${this.#longest(form)}`
    if (mistake === 'roles-missing') return `role-${this.#rows.find(isBare) ?? this.#rows[0]}`
    return null
  }

  #longest(form: FormData): number | undefined {
    const lengthOf = (row: number): number => textOf(form, `role-${row}`).length
    return [...this.#rows].sort((a, b) => lengthOf(b) - lengthOf(a))[0]
  }

  #renderRow(
    row: number,
    index: number,
    mistakeAt: (name: string) => string | null,
  ): TemplateResult {
    const { words } = this.#host.desk
    const { invite } = words
    return html`<div class="pair" role="group" aria-label=${invite.roleNumber({ number: index + 1 })}>
      <console-combobox class="field" .words=${words} .name=${`unit-${row}`} .label=${invite.unit}
        .hint=${index === 0 ? invite.unitHint : undefined} .mistake=${mistakeAt(`unit-${row}`)}
        .suggest=${this.#units}></console-combobox>
      <console-combobox class="field" .words=${words} .name=${`role-${row}`} .label=${invite.role}
        .initial=${USUAL_ROLE} .mistake=${mistakeAt(`role-${row}`)} .suggest=${this.#usedRoles}></console-combobox>
      ${
        index > 0
          ? html`<button type="button" class="remove" aria-label=${invite.removeRole({ number: index + 1 })}
              @click=${() => this.#remove(row)}>×</button>`
          : nothing
      }
    </div>`
  }

  readonly #units = async (typed: string): Promise<readonly Suggestion[]> => {
    const outcome = await this.#host.desk.calls.units({ q: typed })
    const units = outcome.ok ? outcome.value.items : []
    return units.map(({ externalId, name }) => ({
      value: externalId,
      text: `${name} (${externalId})`,
    }))
  }

  /** Asked for once; any other word may be typed. */
  readonly #usedRoles = async (typed: string): Promise<readonly Suggestion[]> => {
    this.#roles ??= this.#host.desk.calls
      .roles()
      .then((outcome) => (outcome.ok ? outcome.value.roles : []))
    const roles = await this.#roles
    const begun = typed.toLowerCase()
    // The word that stands there is no wish to see that word alone.
    const alike = roles.includes(typed)
      ? roles
      : roles.filter((role) => role.toLowerCase().includes(begun))
    return alike.map((role) => ({ value: role, text: role }))
  }

  readonly #add = async (): Promise<void> => {
    const added = Math.max(...this.#rows) + 1
    this.#rows = [...this.#rows, added]
    this.#host.requestUpdate()
    await this.#host.updateComplete
    this.#host.querySelector<HTMLElement>(`#unit-${added}`)?.focus()
  }

  #remove(row: number): void {
    this.#rows = this.#rows.filter((other) => other !== row)
    this.#host.requestUpdate()
    this.#host.querySelector<HTMLElement>(`#unit-${this.#rows.at(-1)}`)?.focus()
  }
}
