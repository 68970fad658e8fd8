import {
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { LONGEST_NAME } from '../../../api/contract/plain/lengths.ts'
import type { Answer } from '../../../api/contract/requests.ts'
import { LaterStep } from '../../steps/later-step.ts'
import { stepStyles } from '../../steps/step.styles.ts'
import { type CredentialKind, type EnrolName, type Made, make, stopAsking } from './ceremony.ts'
import { Dialog } from './dialog.ts'
import { signalUnknown } from './signals.ts'
import { webauthnStyles } from './webauthn.styles.ts'
import type { CeremonyWords, EnrolWords } from './words.ts'

/** How long a browser may take to make one by itself, in milliseconds. */
const QUIET_MS = 5000

const same = (name: string): string => name.normalize('NFC').toLocaleLowerCase()

/**
 * Sets up a passkey, a key or this device: first the browser's own dialog, then a name for what was made. It
 * counts once the server has taken both.
 */
export class EnrolStep<W extends EnrolWords = EnrolWords> extends LaterStep<
  EnrolName,
  W & CeremonyWords
> {
  static override styles = [stepStyles, webauthnStyles]

  static override properties: PropertyDeclarations = {
    _made: { state: true },
  }

  /** What was made and waits for a name; null before. */
  protected _made: Made | null = null
  /** It is on its way to the server. */
  #isSent = false
  readonly #dialog = new Dialog(this)

  /** What the browser makes by itself needs no press, and no name. */
  override firstUpdated(): void {
    if (this.view.step.isQuiet) void this.#makeQuietly()
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('problem') || !this.problem) return
    this.#isSent = false
    if (
      !this.#isNameRefused &&
      this.problem.code !== 'offline' &&
      this.problem.code !== 'unavailable'
    )
      this.#discard()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    if (!this.#isSent) this.#discard()
  }

  /** What the server will not have is not to be offered by the browser either. */
  #discard(): void {
    if (this._made) void signalUnknown(this.view.step.options.rp.id, this._made.attestation.id)
    this._made = null
  }

  /** To begin with, where it is known what people would call it. */
  protected _suggested(): string {
    return ''
  }

  /** What helps before the dialog opens. */
  protected _renderHelp(): TemplateResult {
    const { why } = this.words
    return html`<details><summary>${why.ask}</summary><p>${why.text}</p></details>`
  }

  protected override get _waits(): boolean {
    return super._waits || this.#dialog.isOpen
  }

  protected override _heading(): string {
    return this._made ? this.words.made : this.words.heading
  }

  protected override _lead(): string | null {
    const { kept, lead } = this.words
    if (!this._made) return lead
    if (this._made.isCopied === null) return null
    return this._made.isCopied ? kept.copied : kept.here
  }

  protected override _message(): string | null {
    if (this.#dialog.isOpen) return null
    return this.#dialog.message ?? super._message()
  }

  protected override _renderAbove(): TemplateResult {
    if (this._made || this.#isUnseen) return html``
    return html`${this._renderAlert()}${this._renderHelp()}`
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    if (this.#isUnseen) return nothing
    if (this._made) return this.#renderName()
    if (this.#dialog.failure === 'unsupported') return nothing
    return this._form(() => void this.#go(), this.words.go)
  }

  #renderName(): TemplateResult {
    const { kept } = this.words
    return this._form(
      this.#onSave,
      kept.save,
      this._field({
        id: this._fieldId('name'),
        name: 'name',
        label: kept.name,
        autocomplete: 'off',
        value: this.#free(this._suggested()),
        hint: kept.nameHint,
        error: this.#isNameRefused ? kept.nameTaken : this._message(),
      }),
    )
  }

  protected override _renderSubmit(label: string): TemplateResult {
    return this.#dialog.renderSubmit(label)
  }

  protected override _renderStatus(): TemplateResult {
    return html`${this.#dialog.renderStatus()}${super._renderStatus()}`
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    const { words } = this
    if (this._made || this.#isUnseen) return nothing
    return html`<details>
      <summary>${words.trouble}</summary>
      <p>${words.missing}</p>
      <p>${words.inApp}</p>
    </details>`
  }

  /** The browser is at it, and nothing has gone wrong. */
  get #isUnseen(): boolean {
    return this.view.step.isQuiet && this.problem === null
  }

  get #isNameRefused(): boolean {
    return this._complaint === null && this.problem?.fields?.[0] === 'answer.name'
  }

  #isTaken(name: string): boolean {
    return this.view.step.taken.some((one) => same(one) === same(name))
  }

  /** The suggestion, numbered where another is called so. */
  #free(name: string): string {
    if (!name || !this.#isTaken(name)) return name
    const numbered = (at: number): string => `${name} ${at}`
    let at = 2
    while (this.#isTaken(numbered(at))) at++
    return numbered(at)
  }

  async #go(): Promise<void> {
    this._made = await this.#dialog.open(() => make(this.view.step.options))
    if (!this._made) return
    this.#dialog.spend()
    await this.updateComplete
    this.focusHeading()
  }

  /** Nothing came of it: the person is asked. A browser that never answers is not waited for. */
  async #makeQuietly(): Promise<void> {
    const { name, options } = this.view.step
    const waiting = setTimeout(stopAsking, QUIET_MS)
    const came = await make(options, true)
    clearTimeout(waiting)
    if (!this.isConnected) return
    if (!came.ok) return this.actions.answer({ step: name, other: true } as unknown as Answer)
    this._made = came.value
    this.#isSent = true
    const { attestation } = came.value
    this.actions.answer({ step: name, attestation } as Answer)
  }

  #onSave = (form: HTMLFormElement): void => {
    const name = String(new FormData(form).get('name')).trim()
    if (name.length > LONGEST_NAME || this.#isTaken(name))
      return this._complain(this.words.kept.nameTaken)
    const step = this.view.step.name
    const { attestation } = this._made ?? {}
    if (!attestation) return
    this.#isSent = true
    const answer = { step, attestation, ...(name && { name }) } as Answer
    this.actions.answer(answer, step.replace(/-enrol$/, '') as CredentialKind)
  }
}
