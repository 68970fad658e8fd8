import { html, nothing, type TemplateResult } from 'lit'
import type {
  InvitedMistake,
  InvitedResult,
} from '../../../api/contract/console/invitation-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { askWholePortal, type Checked, overAll } from './ask-whole-portal.ts'
import { daysOf, field, letterFields, textOf } from './invite-fields.ts'
import { mistakeTold } from './mistake-told.ts'
import { RoleRows } from './role-rows.ts'

/** Which field a mistake stands at; those of roles are at a row. */
const FIELD: Readonly<Partial<Record<InvitedMistake, string>>> = {
  'address-invalid': 'address',
  'name-missing': 'firstName',
  'telephone-invalid': 'telephone',
  'language-not-offered': 'language',
  duplicate: 'address',
}

/** The form for one person: checked first, so that a mistyped address is noticed before it is used. */
export class InviteOne extends Room {
  #isBusy = false
  #refusal: Refusal | null = null
  #result: InvitedResult | null = null
  #sentTo: string | null = null
  readonly #roles = new RoleRows(this)
  /** The field that the mistake stands at. */
  #wrong: string | null = null
  #wasHinted = ''
  /** What is sent once it is confirmed that the whole portal is meant. */
  #asked: { readonly form: FormData; readonly checked: Checked } | null = null

  override render(): TemplateResult {
    const { desk } = this
    const { words } = desk
    if (this.#sentTo !== null) return this.#renderSent(this.#sentTo)
    return html`<form class="sheet" novalidate @submit=${this.#onSubmit} @input=${this.#onMended} @change=${this.#onMended}>
      <div class="pair">
        ${this.#field(words.invite.firstName, 'firstName')}
        ${this.#field(words.invite.lastName, 'lastName')}
      </div>
      ${this.#field(words.invite.address, 'address', 'address')}
      ${this.#renderHint()}
      ${field({ label: words.invite.telephone, name: 'telephone', type: 'telephone', hint: words.invite.telephoneHint, mistake: this.#mistakeAt('telephone') })}
      ${this.#roles.render((name) => this.#mistakeAt(name))}
      ${letterFields(desk)}
      ${refused(words, this.#refusal)}
      <div class="acts">
        <button type="submit" class="primary" aria-busy=${this.#isBusy}>${words.invite.send}</button>
      </div>
    </form>
    ${this.#renderQuestion()}`
  }

  #field(label: string, name: string, type: 'text' | 'address' = 'text'): TemplateResult {
    return field({ label, name, type, mistake: this.#mistakeAt(name) })
  }

  #mistakeAt(name: string): string | null {
    const result = this.#result
    if (!result || result.ok || this.#wrong !== name) return null
    return mistakeTold(this.desk.words, result)
  }

  #renderHint(): TemplateResult | typeof nothing {
    const { invite } = this.desk.words
    const meant = this.#result?.hint?.meant
    if (!meant) return nothing
    return html`<div class="hint" role="alert">
      <p>${invite.meant({ address: meant })}</p>
      <div class="acts">
        <button type="button" @click=${() => this.#take(meant)}>${invite.useIt({ address: meant })}</button>
        ${this.#result?.ok ? html`<button type="submit">${invite.keepIt}</button>` : nothing}
      </div>
    </div>`
  }

  #renderSent(name: string): TemplateResult {
    const { words, portal } = this.desk
    return html`<div class="empty" role="status">
      <h2 tabindex="-1">${words.invite.sent({ name })}</h2>
      <div class="acts">
        <button type="button" class="primary" @click=${this.#another}>${words.invite.another}</button>
        <a class="button" href=${addressOf(portal.id, 'invitations')}>${words.invite.toList}</a>
      </div>
    </div>`
  }

  readonly #another = async (): Promise<void> => {
    this.#sentTo = null
    this.#roles.reset()
    this.requestUpdate()
    await this.updateComplete
    this.querySelector('input')?.focus()
  }

  /** The address that was meant takes the place of the one typed. */
  #take(meant: string): void {
    const input = this.querySelector<HTMLInputElement>('#address')
    if (input) input.value = meant
    this.#result = null
    this.requestUpdate()
    this.querySelector<HTMLElement>('[type=submit].primary')?.focus()
  }

  /** What is typed anew is no longer wrong, nor meant otherwise. */
  readonly #onMended = ({ target }: Event): void => {
    const name = target && 'name' in target ? target.name : null
    if (name === this.#wrong) this.#wrong = null
    if (name === 'address' && this.#result) this.#result = { ...this.#result, hint: null }
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
    if (checked?.ok && (isMeant || !checked.hint)) await this.#askOrSend(form, checked)
    if (checked?.hint) this.#wasHinted = address
    this.#isBusy = false
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>('[aria-invalid=true], .empty h2')?.focus()
  }

  async #askOrSend(form: FormData, result: InvitedResult): Promise<void> {
    const checked = { wanted: this.#wanted(form), result }
    if (overAll([checked]).length > 0) this.#asked = { form, checked }
    else await this.#reallySend(form)
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    const asked = this.#asked
    if (!asked) return nothing
    return askWholePortal(this.desk, {
      people: [asked.checked],
      isBusy: this.#isBusy,
      onConfirm: () => void this.#onConfirm(asked.form),
      onClose: () => this.#close(),
    })
  }

  async #onConfirm(form: FormData): Promise<void> {
    this.querySelector('dialog')?.close()
    this.#isBusy = true
    await this.#reallySend(form)
    this.#isBusy = false
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>('[aria-invalid=true], .empty h2')?.focus()
  }

  #close(): void {
    this.#asked = null
    this.requestUpdate()
  }

  async #reallySend(form: FormData): Promise<void> {
    const sent = await this.#send(form, false)
    if (sent?.ok) this.#sentTo = fullName(this.#wanted(form))
    if (sent?.ok) this.#result = null
  }

  async #send(form: FormData, dryRun: boolean): Promise<InvitedResult | null> {
    this.#refusal = null
    this.requestUpdate()
    const outcome = await this.desk.calls.invite({
      invitations: [this.#wanted(form)],
      days: daysOf(form),
      dryRun,
      isList: false,
    })
    if (!outcome.ok) this.#refusal = outcome.problem
    this.#result = outcome.ok ? (outcome.value.results[0] ?? null) : null
    this.#wrong = this.#result && this.#wrongField(this.#result, form)
    return this.#result
  }

  #wrongField(result: InvitedResult, form: FormData): string | null {
    if (result.ok) return null
    const long = ['firstName', 'lastName'].find((name) => textOf(form, name).length > LONGEST_NAME)
    if (result.mistake === 'too-long' && long) return long
    return FIELD[result.mistake] ?? this.#roles.fieldOf(result, form)
  }

  #wanted(form: FormData) {
    const language = textOf(form, 'language')
    const telephone = textOf(form, 'telephone')
    return {
      address: textOf(form, 'address'),
      firstName: textOf(form, 'firstName'),
      lastName: textOf(form, 'lastName'),
      ...(telephone && { telephone }),
      ...(language && { language }),
      roles: this.#roles.wanted(form),
    }
  }
}
