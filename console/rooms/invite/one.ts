import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { InvitedMistake, InvitedResult } from '../../../api/contract/console/invitations.ts'
import type { UnitRow } from '../../../api/contract/console/people.ts'
import type { Refusal } from '../../data/send.ts'
import { refused } from '../../parts/refused.ts'
import { Room } from '../../parts/room.ts'
import { addressOf } from '../../shell/routes.ts'
import { daysOf, field, letterFields, textOf } from './fields.ts'

/** Which field a mistake stands at. */
const FIELD: Readonly<Record<InvitedMistake, string>> = {
  'address-invalid': 'address',
  'name-missing': 'lastName',
  'roles-missing': 'role-0',
  'language-not-offered': 'language',
  'unit-unknown': 'unit-0',
  duplicate: 'address',
}

/** The form for one person: checked first, so that a mistyped address is noticed before it is used. */
export class InviteOne extends Room {
  #isBusy = false
  #refusal: Refusal | null = null
  #result: InvitedResult | null = null
  #sentTo: string | null = null
  #rows: readonly number[] = [0]
  #units: readonly UnitRow[] = []
  #wasHinted = ''

  override firstUpdated(): void {
    void this.#suggest('')
  }

  override render(): TemplateResult {
    const { desk } = this
    const { words } = desk
    if (this.#sentTo !== null) return this.#renderSent(this.#sentTo)
    return html`<form class="sheet" novalidate @submit=${this.#onSubmit}>
      <div class="pair">
        ${this.#field(words.invite.firstName, 'firstName')}
        ${this.#field(words.invite.lastName, 'lastName')}
      </div>
      ${this.#field(words.invite.address, 'address', 'email')}
      ${this.#renderHint()}
      ${repeat(
        this.#rows,
        (row) => row,
        (row, index) => this.#renderRole(row, index),
      )}
      <datalist id="units">
        ${this.#units.map(({ externalId, name }) => html`<option value=${externalId}>${name}</option>`)}
      </datalist>
      <p><button type="button" @click=${this.#addRow}>${words.invite.addUnit}</button></p>
      ${letterFields(desk)}
      ${refused(words, this.#refusal)}
      <div class="acts">
        <button type="submit" class="primary" aria-busy=${this.#isBusy}>${words.invite.send}</button>
      </div>
    </form>`
  }

  #field(label: string, name: string, type = 'text'): TemplateResult {
    return field({ label, name, type, mistake: this.#mistakeAt(name) })
  }

  #mistakeAt(name: string): string | null {
    const result = this.#result
    if (!result || result.ok || FIELD[result.mistake] !== name) return null
    return this.desk.words.invite.mistakes[result.mistake]
  }

  #renderHint(): TemplateResult | typeof nothing {
    const { invite } = this.desk.words
    const meant = this.#result?.hint?.meant
    if (!meant) return nothing
    return html`<div class="hint" role="alert">
      <p>${invite.meant(meant)}</p>
      <div class="acts">
        <button type="button" @click=${() => this.#take(meant)}>${invite.useIt(meant)}</button>
        ${this.#result?.ok ? html`<button type="submit">${invite.keepIt}</button>` : nothing}
      </div>
    </div>`
  }

  #renderRole(row: number, index: number): TemplateResult {
    const { invite } = this.desk.words
    return html`<div class="pair">
      ${field({
        label: invite.unit,
        name: `unit-${row}`,
        list: 'units',
        ...(index === 0 && { hint: invite.unitHint }),
        mistake: this.#mistakeAt(`unit-${row}`),
      })}
      ${field({ label: invite.role, name: `role-${row}`, value: 'reporter', mistake: this.#mistakeAt(`role-${row}`) })}
      ${
        index > 0
          ? html`<button type="button" aria-label=${invite.removeUnit(index + 1)} @click=${() => this.#removeRow(row)}>×</button>`
          : nothing
      }
    </div>`
  }

  #renderSent(name: string): TemplateResult {
    const { words, portal } = this.desk
    return html`<div class="empty" role="status">
      <h2 tabindex="-1">${words.invite.sent(name)}</h2>
      <div class="acts">
        <button type="button" class="primary" @click=${this.#another}>${words.invite.another}</button>
        <a class="button" href=${addressOf(portal.id, 'invitations')}>${words.invite.toList}</a>
      </div>
    </div>`
  }

  readonly #another = async (): Promise<void> => {
    this.#sentTo = null
    this.#rows = [0]
    this.requestUpdate()
    await this.updateComplete
    this.querySelector('input')?.focus()
  }

  readonly #addRow = (): void => {
    this.#rows = [...this.#rows, Math.max(...this.#rows) + 1]
    this.requestUpdate()
  }

  #removeRow(row: number): void {
    this.#rows = this.#rows.filter((other) => other !== row)
    this.requestUpdate()
  }

  /** The address that was meant takes the place of the one typed. */
  #take(meant: string): void {
    const input = this.querySelector<HTMLInputElement>('#address')
    if (input) input.value = meant
    this.#result = null
    this.requestUpdate()
    this.querySelector<HTMLElement>('[type=submit].primary')?.focus()
  }

  async #suggest(q: string): Promise<void> {
    const outcome = await this.desk.calls.units({ q })
    if (outcome.ok) this.#units = outcome.value.items
    this.requestUpdate()
  }

  readonly #onSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault()
    if (this.#isBusy || !(event.target instanceof HTMLFormElement)) return
    const form = new FormData(event.target)
    const address = textOf(form, 'address')
    this.#isBusy = true
    const isMeant = this.#wasHinted === address
    const checked = await this.#send(form, true)
    if (checked?.ok && (isMeant || !checked.hint)) await this.#reallySend(form)
    if (checked?.hint) this.#wasHinted = address
    this.#isBusy = false
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>('[aria-invalid=true], .empty h2')?.focus()
  }

  async #reallySend(form: FormData): Promise<void> {
    const sent = await this.#send(form, false)
    if (sent?.ok) this.#sentTo = `${textOf(form, 'firstName')} ${textOf(form, 'lastName')}`
    if (sent?.ok) this.#result = null
  }

  async #send(form: FormData, dryRun: boolean): Promise<InvitedResult | null> {
    this.#refusal = null
    this.requestUpdate()
    const outcome = await this.desk.calls.invite({
      invitations: [this.#wanted(form)],
      days: daysOf(form),
      dryRun,
    })
    if (!outcome.ok) this.#refusal = outcome.refusal
    this.#result = outcome.ok ? (outcome.value.results[0] ?? null) : null
    return this.#result
  }

  #wanted(form: FormData) {
    const roles = this.#rows
      .map((row) => ({
        unit: textOf(form, `unit-${row}`) || null,
        role: textOf(form, `role-${row}`),
      }))
      .filter(({ role }) => role !== '')
    const language = textOf(form, 'language')
    return {
      address: textOf(form, 'address'),
      firstName: textOf(form, 'firstName'),
      lastName: textOf(form, 'lastName'),
      ...(language && { language }),
      roles,
    }
  }
}
