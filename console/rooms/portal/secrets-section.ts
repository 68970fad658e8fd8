import { html, nothing, type TemplateResult } from 'lit'
import type { PortalSetupView } from '../../../api/contract/console/portal-wire.ts'
import { MOST_SECRETS } from '../../../api/contract/plain/portal-limits.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import { Leaving } from '../../parts/dialogs/leaving.ts'
import { lineField } from '../../parts/fields/form-fields.ts'
import { dated } from '../../parts/lists/instant.ts'
import { type Column, table } from '../../parts/lists/table.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'

type Secret = PortalSetupView['secrets'][number]

/** The portal's secrets: made, shown once, and revoked. Only dates are ever shown again. */
export class SecretsSection extends Room {
  static override properties = {
    ...Room.properties,
    setup: { attribute: false },
    onSetup: { attribute: false },
  }

  declare setup: PortalSetupView
  declare onSetup: (setup: PortalSetupView) => void
  #isBusy = false
  #refusal: Refusal | null = null
  #shown: string | null = null
  /** Made by a request whose answer never came. */
  #unseenId: string | null = null
  #asked: Secret | null = null
  #typed = ''
  #mistake: string | null = null
  readonly #leaving = new Leaving(this, () => this.#shown !== null || this.#isBusy)

  override render(): TemplateResult {
    const { words, may } = this.desk
    const { secrets } = words.setupRoom
    const items = this.setup.secrets
    return html`<section aria-label=${secrets.list}>
      <h2>${secrets.list}</h2>
      ${
        items.length === 0
          ? html`<p class="muted">${secrets.none}</p>`
          : table({ caption: secrets.list, key: ({ id }) => id, items, columns: this.#columns() })
      }
      ${may('portal.secrets') ? this.#renderMake() : nothing}
      ${this.#renderUnseen()}
      ${this.#asked ? nothing : refused(words, this.#refusal)}
      ${this.#asked ? this.#renderQuestion(this.#asked) : nothing}
      ${
        this.#shown
          ? html`<console-secret-shown .words=${words} .secret=${this.#shown} @stored=${this.#onStored}></console-secret-shown>`
          : nothing
      }
      ${this.#leaving.render(words)}
    </section>`
  }

  #numberOf(secret: Secret): number {
    return this.setup.secrets.indexOf(secret) + 1
  }

  #columns(): readonly Column<Secret>[] {
    const { secrets } = this.desk.words.setupRoom
    const acts: Column<Secret> = {
      head: secrets.revoke,
      isQuiet: true,
      cell: (item) =>
        html`<button type="button" class="danger-text" aria-label=${secrets.revokeOf({ number: this.#numberOf(item) })}
          @click=${() => this.#ask(item)}>${secrets.revoke}</button>`,
    }
    return [
      { head: secrets.number, cell: (item) => secrets.name({ number: this.#numberOf(item) }) },
      { head: secrets.made, cell: ({ createdAt }) => dated(this.desk, createdAt) },
      ...(this.desk.may('portal.secrets') ? [acts] : []),
    ]
  }

  #renderMake(): TemplateResult {
    const { secrets } = this.desk.words.setupRoom
    const count = this.setup.secrets.length
    if (count >= MOST_SECRETS) return html`<p class="hint make" tabindex="-1">${secrets.two}</p>`
    return html`<p class="muted">${secrets.text}</p>
      <p><button type="button" class="make" aria-busy=${this.#isBusy} @click=${this.#onMake}>
        ${count === 0 ? secrets.makeFirst : secrets.make}</button></p>`
  }

  #renderUnseen(): TemplateResult | typeof nothing {
    const unseen = this.setup.secrets.find(({ id }) => id === this.#unseenId)
    if (!unseen) return nothing
    const text = this.desk.words.setupRoom.secrets.unseen({ number: this.#numberOf(unseen) })
    return html`<p class="alert" role="alert">${text}</p>`
  }

  #renderQuestion(secret: Secret): TemplateResult {
    const { words } = this.desk
    const { secrets } = words.setupRoom
    const number = this.#numberOf(secret)
    const { id } = this.setup
    return ask({
      words,
      heading: secrets.revokeHeading({ number }),
      text: this.#isLast ? secrets.revokeLast : secrets.revokeText,
      fields: lineField({
        label: secrets.typeId({ id }),
        name: 'typed',
        value: this.#typed,
        mistake: this.#mistake,
        onInput: (text) => {
          this.#typed = text
        },
      }),
      confirm: secrets.revokeDo,
      isDanger: true,
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      onConfirm: () => void this.#revoke(secret),
      onClose: () => this.#ask(null),
    })
  }

  get #isLast(): boolean {
    return this.setup.secrets.length === 1
  }

  #ask(secret: Secret | null): void {
    this.#asked = secret
    this.#typed = ''
    this.#mistake = null
    this.#refusal = null
    this.requestUpdate()
  }

  readonly #onMake = async (): Promise<void> => {
    if (this.#isBusy) return
    this.#begin()
    const outcome = await this.desk.calls.makeSecret()
    if (outcome.ok) {
      this.#shown = outcome.value.secret
      this.onSetup(outcome.value.setup)
    } else await this.#onNotMade(outcome.problem)
    this.#isBusy = false
    this.requestUpdate()
  }

  /** It may have been made although no answer came: what is live is read again. */
  async #onNotMade(refusal: Refusal): Promise<void> {
    const before = this.setup.secrets.map(({ id }) => id)
    const now = await this.desk.calls.setup()
    this.#refusal = refusal
    if (!now.ok) return
    this.#unseenId = now.value.secrets.find(({ id }) => !before.includes(id))?.id ?? null
    this.onSetup(now.value)
  }

  readonly #onStored = async (): Promise<void> => {
    this.#shown = null
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>('.make')?.focus()
  }

  async #revoke({ id }: Secret): Promise<void> {
    const { words, calls, say } = this.desk
    const { secrets } = words.setupRoom
    this.#mistake =
      this.#typed.trim() === this.setup.id ? null : secrets.typedWrong({ id: this.setup.id })
    if (this.#mistake) return this.#onMistake()
    this.#begin()
    const outcome = await calls.revokeSecret(id)
    this.#isBusy = false
    if (outcome.ok) {
      this.querySelector('dialog')?.close()
      this.onSetup(outcome.value)
      say(secrets.revoked)
    } else this.#refusal = outcome.problem
    this.requestUpdate()
    await this.updateComplete
    if (outcome.ok) this.querySelector<HTMLElement>('.make')?.focus()
  }

  async #onMistake(): Promise<void> {
    this.requestUpdate()
    await this.updateComplete
    this.querySelector<HTMLElement>('#typed')?.focus()
  }

  #begin(): void {
    this.#isBusy = true
    this.#refusal = null
    this.requestUpdate()
  }
}
