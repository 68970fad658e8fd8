import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { FlowView, VerifyStepOf } from '../../../api/contract/views.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import { CountdownController } from '../../controllers/countdown-controller.ts'
import { LaterStep } from '../../steps/later-step.ts'
import { stepStyles } from '../../steps/step.styles.ts'
import { define } from '../../theme/define.ts'
import { CodeEntry } from '../../ui/code-entry.ts'
import { codeField } from '../../ui/code-template.ts'
import type { EmailCodeWords } from '../../words/generated/email-code.ts'
import { emailCodeStyles } from './email-code-step.styles.ts'

const asClock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** Whole minutes: the two ages were rounded apart. */
const inMinutes = (seconds: number): number => Math.max(1, Math.round(seconds / 60)) * 60

/** Proves a mailbox: a code is sent when asked for, and typed here. */
export class FarstuStepEmailCode extends LaterStep<'email-code', EmailCodeWords['email-code']> {
  static override styles = [stepStyles, emailCodeStyles]

  static override properties = {
    _announcement: { state: true },
    _resending: { state: true },
  }

  /** Said aloud once, beside what is seen. */
  private _announcement = ''

  /** It is the new code that is waited for, not the verdict on one. */
  private _resending = false

  /** There was a wait when it was drawn last. */
  #waited = false

  readonly #entry = new CodeEntry(this)
  readonly #resend = new CountdownController(this)

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (!this.busy) this._resending = false
    if (changed.has('words')) this._announcement = ''
    if (changed.has('view')) this.#resend.start(this.view.step.resendInSeconds)
    this.#announceWait(changed)
  }

  /** The wait for a first code is said when it begins and when it is over, not every second. */
  #announceWait(changed: PropertyValues): void {
    const { words, common } = this
    const { left } = this.#resend
    if (changed.has('problem') && this.#isToldToWait)
      this._announcement = `${words.resendIn({ wait: common.duration(left) })} ${words.waits}`
    if (left === 0 && this.#waited && !this.view.step.sent) this._announcement = words.canSend
    this.#waited = left > 0
  }

  get #isToldToWait(): boolean {
    return this.problem?.code === 'wait_to_resend' && !this.view.step.sent
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed)
    const before = changed.get('view') as FlowView | undefined
    if (before?.step.name === 'email-code') this.#followUp(before.step.sent?.reference)
  }

  protected override _heading(): string {
    if (this.view.step.sent) return this.words.headingSent
    return this.#recovery?.heading ?? this.words.heading
  }

  protected override _lead(): string {
    const { invitation } = this.view.step
    return this.#isFirstMet && invitation ? this._told(invitation) : this.#codeLead()
  }

  /** Whoever was invited first hears of the invitation, and then of the code. */
  protected override _renderWho(): TemplateResult | typeof nothing {
    const who = super._renderWho()
    return this.#isFirstMet ? html`<p>${this.#codeLead()}</p>${who}` : who
  }

  /** By an invitation's link, and no code has been sent yet. */
  get #isFirstMet(): boolean {
    const { invitation, sent } = this.view.step
    return invitation !== null && sent === null
  }

  #codeLead(): string {
    const { words, view } = this
    const { sent, purpose } = view.step
    if (!sent) return this.#recovery?.lead ?? this.#firstLead()
    return view.who?.masked || purpose === 'verify' ? words.leadInvited : words.leadSent
  }

  #firstLead(): string {
    const { words, view } = this
    const { purpose } = view.step
    if (purpose === 'confirm') return words.leadConfirm
    return purpose === 'verify' ? words.leadVerify : words.lead
  }

  /** The lead ends with a colon before the address. */
  protected override _who(): string {
    return ''
  }

  /** To somebody invited by a link, it is "I am not the right person" that says so. */
  protected override _canSwitch(): boolean {
    return !this.view.step.canDecline && super._canSwitch()
  }

  protected override _renderForm(): TemplateResult {
    const { words, view } = this
    if (!view.step.sent) return this._form(this.#onSend, words.send)
    const error = this._message()
    const field = codeField({
      id: this._fieldId('code'),
      label: words.label({ digits: view.step.length }),
      length: view.step.length,
      error,
      // Another try is sent by the button alone.
      ...(error === null && { hint: words.hint }),
      onComplete: this.#entry.onComplete,
    })
    return this._form(this.#onCode, words.verify, field)
  }

  /** It spins for itself only, and for a first code there may be a wait. */
  protected override _renderSubmit(label: string): TemplateResult {
    const spins = this.busy && !this._resending
    const waits = this._waits || (!this.view.step.sent && this.#resend.left > 0)
    return html`<farstu-button .busy=${spins}>
      <button type="submit" aria-disabled=${waits} aria-busy=${spins}>${label}</button>
    </farstu-button>`
  }

  protected override _renderBelow(): TemplateResult {
    const { sent, canDecline } = this.view.step
    return html`${sent ? this.#renderSent(sent) : this.#renderUnsent()}
      ${canDecline ? this._renderLinks([[this.words.notMe, this.#onNotMe]]) : nothing}
      <p class="unseen" role="status">${this._announcement}</p>`
  }

  /** To have to wait is no fault: it is told below, where the time runs. */
  protected override _message(): string | null {
    return this.#isToldToWait ? null : super._message()
  }

  /** Without a code to enter there is none to check. */
  protected override _explain(problem: WidgetProblem): string {
    const isSpent = problem.code === 'wrong_code' && !this.view.step.sent
    return isSpent ? this.words.spent : super._explain(problem)
  }

  get #recovery() {
    return this.view.step.purpose === 'recovery' ? this.words.recovery : null
  }

  #renderSent(sent: NonNullable<VerifyStepOf<'email-code'>['sent']>): TemplateResult {
    const { words, common } = this
    const lasts = common.duration(inMinutes(sent.secondsAgo + sent.expiresInSeconds))
    return html`<div>
      <p class="small muted">${words.sent({ clock: common.clock(sent.clock), reference: sent.reference })}
        ${words.valid({ duration: lasts })}</p>
      ${this.#renderResend()}
      ${this.#renderTips()}
    </div>`
  }

  #renderUnsent(): TemplateResult {
    const { left } = this.#resend
    const back = this.#recovery && this._renderLinks([[this.#recovery.back, this.#onBack]])
    return html`${this._renderAlert()}${left > 0 ? this.#renderWait(left) : nothing}${back}`
  }

  /** How long, and why: nothing was asked for on this page, unless it was guessed at here. */
  #renderWait(left: number): TemplateResult {
    const { words } = this
    const why = this.problem?.code === 'wrong_code' ? nothing : html`<span>${words.waits}</span>`
    return html`<p class="small muted waits">
      <span class="left" aria-hidden="true">${words.resendIn({ wait: asClock(left) })}</span> ${why}
    </p>`
  }

  #renderResend(): TemplateResult {
    const { left } = this.#resend
    return html`<div class="again">
      <button class="quiet" type="button" aria-disabled=${left > 0 || this._resending}
        aria-busy=${this._resending} @click=${this.#onResend}>
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
        <li>${words.spam({ name: sender.name, address: sender.address })}</li>
        <li>${words.newest}</li>
        <li>${words.ask}</li>
      </ul>
    </details>`
  }

  /** After a code was sent: the field stands ready for it, empty. */
  #followUp(before: string | undefined): void {
    const { sent } = this.view.step
    if (!sent || sent.reference === before) return
    this._announcement = this.words.announced({
      clock: this.common.clock(sent.clock),
      reference: sent.reference,
    })
    this.#entry.reset()
    void this.focusField()
  }

  /** Sends a code, or says how long to wait until one can be sent. */
  #onSend = (): void => {
    const { left } = this.#resend
    if (left === 0) return this.actions.answer({ step: 'email-code', send: true })
    this._announcement = this.words.resendIn({ wait: this.common.duration(left) })
  }

  #onResend = (): void => {
    if (this.busy) return
    this._resending = this.#resend.left === 0
    this.#onSend()
  }

  #onBack = (): void => {
    const address = this.username ?? undefined
    this.actions.restart({ journey: 'sign-in', address, invitation: undefined })
  }

  #onNotMe = (): void => this.actions.answer({ step: 'email-code', notMe: true })

  #onCode = (form: HTMLFormElement): void => {
    const code = String(new FormData(form).get('code'))
    const { length } = this.view.step
    if (code === '' && this._message()) return void this.focusField()
    if (code.length < length) return this._complain(this.words.missing({ digits: length }))
    this.actions.answer({ step: 'email-code', code })
  }

  /** The field, or what takes its place while there is no code to enter. */
  override async focusField(name?: string): Promise<void> {
    if (this.view.step.sent) return super.focusField(name)
    // As for a field: a button just added takes no focus until what draws it has a slot.
    await this.querySelector('farstu-button')?.updateComplete
    this.querySelector('button')?.focus()
  }
}

define('farstu-step-email-code', FarstuStepEmailCode)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-email-code': FarstuStepEmailCode
  }
}
