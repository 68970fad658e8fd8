import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { FlowView } from '../../../api/contract/views.ts'
import { CountdownController } from '../../controllers/countdown-controller.ts'
import { define } from '../../theme/define.ts'
import { codeField } from '../../ui/code-template.ts'
import { stepStyles } from '../step.styles.ts'
import { StepElement } from '../step-element.ts'
import { emailCodeStyles } from './email-code.styles.ts'
import type { EmailCodeWords } from './words.ts'

const asClock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Proves a mailbox: a code is sent when asked for, and typed here. */
export class FarstuStepEmailCode extends StepElement<'email-code', EmailCodeWords> {
  static override styles = [stepStyles, emailCodeStyles]

  static override properties = {
    announcement: { state: true },
  }

  /** Said aloud once, beside what is seen. */
  private announcement = ''

  readonly #resend = new CountdownController(this)

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!changed.has('view')) return
    this.#resend.start(this.view.step.resendInSeconds)
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    const before = changed.get('view') as FlowView | undefined
    if (before?.step.name === 'email-code') this.#followUp(before.step.sent?.reference)
  }

  protected override heading(): string {
    return this.view.step.sent ? this.words.headingSent : this.words.heading
  }

  protected override lead(): string {
    return this.view.step.sent ? this.words.leadSent : this.words.lead
  }

  protected override renderForm(): TemplateResult {
    return this.view.step.sent ? this.#renderCode() : this.#renderSend()
  }

  protected override renderBelow(): TemplateResult {
    const { sent } = this.view.step
    if (!sent) return html`${this.renderAlert()}`
    const { words } = this
    return html`<div>
      <p class="small muted">${words.sent(sent.clock, sent.reference)}
        ${words.valid(this.common.duration(sent.expiresInSeconds))}</p>
      ${this.#renderResend()}
      ${this.#renderTips()}
      <p class="unseen" role="status">${this.announcement}</p>
    </div>`
  }

  #renderSend(): TemplateResult {
    return html`<form method="post" novalidate @submit=${this.onSubmit(this.#onSend)}>
      ${this.renderSubmit(this.words.send)}
    </form>`
  }

  #renderCode(): TemplateResult {
    const { words, view } = this
    return html`<form method="post" novalidate @submit=${this.onSubmit(this.#onCode)}>
      ${codeField({
        id: this.fieldId('code'),
        label: words.label(view.step.length),
        length: view.step.length,
        error: this.message(),
        onComplete: this.#onComplete,
      })}
      ${this.renderSubmit(words.verify)}
    </form>`
  }

  #renderResend(): TemplateResult {
    const { left } = this.#resend
    return html`<div class="again">
      <button class="quiet" type="button" aria-disabled=${left > 0} @click=${this.#onResend}>
        ${this.words.resend}
      </button>
      ${left > 0 ? html`<span class="muted left" aria-hidden="true">${asClock(left)}</span>` : nothing}
    </div>`
  }

  #renderTips(): TemplateResult {
    const { words } = this
    const { sender } = this.view.step
    return html`<details>
      <summary>${words.notArrived}</summary>
      <ul class="tips small">
        <li>${words.usually}</li>
        <li>${words.spam(sender.name, sender.address)}</li>
        <li>${words.newest}</li>
        <li>${words.ask}</li>
      </ul>
    </details>`
  }

  /** After a code was sent: the field stands ready for it, empty. */
  #followUp(before: string | undefined): void {
    const now = this.view.step.sent?.reference
    if (!now || now === before) return
    if (before) this.announcement = this.words.sentAnew
    this.querySelector('farstu-code')?.reset()
    void this.focusField()
  }

  #onSend = (): void => this.actions.answer({ step: 'email-code', send: true })

  #onResend = (): void => {
    if (this.busy) return
    if (this.#resend.left === 0) {
      this.#onSend()
      return
    }
    this.announcement = this.words.resendIn(this.common.duration(this.#resend.left))
  }

  #onComplete = (): void => {
    this.querySelector('form')?.requestSubmit()
  }

  /** A refused code is typed anew rather than corrected. */
  protected override onRefused(): void {
    this.querySelector('farstu-code')?.clear()
    super.onRefused()
  }

  #onCode = (form: HTMLFormElement): void => {
    const code = String(new FormData(form).get('code'))
    const { length } = this.view.step
    if (code.length < length) return this.complain(this.words.missing(length))
    this.actions.answer({ step: 'email-code', code })
  }
}

define('farstu-step-email-code', FarstuStepEmailCode)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-email-code': FarstuStepEmailCode
  }
}
