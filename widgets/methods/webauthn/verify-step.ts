import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Answer } from '../../../api/contract/requests.ts'
import { RestartableStep } from '../../steps/restartable-step.ts'
import { stepStyles } from '../../steps/step.styles.ts'
import type { Act } from '../../ui/quiet-button.ts'
import { ask, type CredentialKind } from './ceremony.ts'
import { Dialog } from './dialog.ts'
import { noteRefusal } from './refused.ts'
import { webauthnStyles } from './webauthn.styles.ts'
import type { CeremonyWords, VerifyWords } from './words.ts'

interface Pressed {
  readonly userActivation?: { readonly isActive: boolean }
}

/** Whether the press that led here still counts as one; browsers that do not tell wait for another. */
const isJustPressed = (): boolean => (navigator as Pressed).userActivation?.isActive === true

/** Shows a passkey, a key or this device to the server, by the browser's own dialog. */
export class VerifyStep extends RestartableStep<CredentialKind, VerifyWords & CeremonyWords> {
  static override styles = [stepStyles, webauthnStyles]

  readonly #dialog = new Dialog(this)

  /** Chosen before any address, or to be tried, it needs no second press. */
  override firstUpdated(): void {
    const isChosen = this.view.step.canChooseOther || this.#isTrial
    if (isChosen && !this._waits && isJustPressed()) void this.#go()
  }

  /** Also of what was chosen beside the address, which is refused here. */
  override updated(changed: PropertyValues): void {
    super.updated(changed)
    if (changed.has('problem') && this.problem?.code === 'credential_refused') noteRefusal()
  }

  protected override get _waits(): boolean {
    return super._waits || this.#dialog.isOpen
  }

  /** It is shown to see whether it works, and counts for nothing. */
  get #isTrial(): boolean {
    return this.view.journey === 'try-method'
  }

  protected override _lead(): string {
    const { recovery, trial } = this.words
    const lead = this.#which()
    if (this.#isTrial) return `${lead} ${trial}`
    return this.view.step.isRecovery ? `${recovery} ${lead}` : lead
  }

  #which(): string {
    const { words } = this
    const { methods } = this.view.step
    const [name] = methods
    if (name === undefined) return words.lead
    if (methods.length === 1) return words.leadNamed({ name })
    return words.leadAny({ names: methods.map((one) => words.quoted({ name: one })).join(', ') })
  }

  protected override _message(): string | null {
    if (this.#dialog.isOpen) return null
    return this.#dialog.message ?? super._message()
  }

  protected override _renderAbove(): TemplateResult | typeof nothing {
    return this._renderAlert()
  }

  protected override _renderForm(): TemplateResult | typeof nothing {
    if (this.#dialog.failure === 'unsupported') return nothing
    return this._form(() => void this.#go(), this.words.go)
  }

  protected override _renderSubmit(label: string): TemplateResult {
    return this.#dialog.renderSubmit(label)
  }

  protected override _renderStatus(): TemplateResult {
    return html`${this.#dialog.renderStatus()}${super._renderStatus()}`
  }

  protected override _renderBelow(): TemplateResult {
    const { words } = this
    return html`<details>
      <summary>${words.trouble}</summary>
      <p>${words.missing}</p>
      <p>${words.inApp}</p>
    </details>${super._renderBelow()}`
  }

  protected override _links(): readonly Act[] {
    const { words } = this
    const { canChooseOther, canRecover } = this.view.step
    if (!('other' in words)) return []
    return [
      ...(canChooseOther ? [[words.other, this.#onOther] as const] : []),
      ...(canRecover ? [[words.forgotten, this.#onForgotten] as const] : []),
    ]
  }

  protected override _canRestart(): boolean {
    return this.view.step.canRestart
  }

  protected override _restart(): void {
    this.#dialog.stop()
    this.actions.answer({ step: this.view.step.name, restart: true } as Answer)
  }

  #onForgotten = (): void => {
    this.#dialog.stop()
    this.actions.answer({ step: this.view.step.name, forgotten: true } as Answer)
  }

  #onOther = (): void => {
    this.#dialog.stop()
    this.actions.answer({ step: this.view.step.name, other: true } as Answer)
  }

  async #go(): Promise<void> {
    const assertion = await this.#dialog.open(() => ask(this.view.step.options))
    if (!assertion) return
    this.#dialog.spend()
    this.actions.answer({ step: this.view.step.name, assertion } as Answer)
  }
}
