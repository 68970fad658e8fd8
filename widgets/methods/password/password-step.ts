import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { WidgetProblem } from '../../client/problem.ts'
import { RestartableStep } from '../../steps/restartable-step.ts'
import { define } from '../../theme/define.ts'
import type { PasswordWords } from '../../words/generated/password.ts'
import { passwordField, usernameField } from './password-field.ts'

/** The password of the address given, under that address. */
export class FarstuStepPassword extends RestartableStep<'password', PasswordWords['password']> {
  static override properties = {
    _shown: { state: true },
    _isSpent: { state: true },
  }

  private _shown = false
  /** It takes no more answers, however long one waits. */
  private _isSpent = false

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    this._isSpent ||= this.problem?.code === 'password_spent'
  }

  protected override _heading(): string {
    if (this._isSpent && this.#canReplace) return this.words.restartYes
    return this.#instead?.heading ?? this.words.heading
  }

  protected override _lead(): string | null {
    const { invitation } = this.view.step
    if (this.#instead || !invitation) return this.#instead?.lead ?? null
    return this._told(invitation)
  }

  protected override _who(): string | null {
    return this.username === null ? this.common.who : null
  }

  protected override _renderWho(): TemplateResult | typeof nothing {
    const who = super._renderWho()
    return this.view.step.invitation && !this.#instead
      ? html`<p>${this.words.sameAccount}</p>${who}`
      : who
  }

  protected override _renderAbove(): TemplateResult | typeof nothing {
    if (!this._isSpent) return nothing
    return html`<p class="alert" role="alert">${this._message() ?? this.words.spent}</p>`
  }

  protected override _renderForm(): TemplateResult {
    const { words } = this
    if (this._isSpent) return this.#renderReplace()
    return this._form(this.#onPassword, this.#goOn, [
      this.#renderUsername(),
      passwordField({
        id: this._fieldId('password'),
        name: 'password',
        label: words.label,
        autocomplete: 'current-password',
        error: this._message(),
        shown: this._shown,
        toggle: () => {
          this._shown = !this._shown
        },
        words,
      }),
    ])
  }

  protected override _onRefused(): void {
    if (this._isSpent) this.focusHeading()
    else super._onRefused()
  }

  protected override _links(): readonly [string, () => void][] {
    if (this._isSpent) return []
    const { canRecover, canRestart } = this.view.step
    return canRecover && !canRestart ? [[this.#forgotten, this.#onForgotten]] : []
  }

  protected override _canRestart(): boolean {
    return this.view.step.canRestart && !this._isSpent
  }

  protected override _restart(): void {
    this.actions.answer({ step: 'password', restart: true })
  }

  protected override _explain(problem: WidgetProblem): string {
    if (problem.code === 'password_spent') return this.words.spent
    const isCurrent = this.view.journey === 'change-password' && problem.code === 'wrong_password'
    return isCurrent ? this.words.current.wrong : super._explain(problem)
  }

  get #canReplace(): boolean {
    const { canRestart, canRecover } = this.view.step
    return canRestart || canRecover
  }

  /** What it is asked for, where that is not to sign in as ever. */
  get #instead() {
    const { step, journey } = this.view
    if (step.isReplaced) return this.words.replaced
    return journey === 'change-password' ? this.words.current : null
  }

  get #forgotten(): string {
    const { step, journey } = this.view
    if (step.isReplaced) return this.words.replaced.forgotten
    return journey === 'change-password' ? this.words.current.forgotten : this.words.forgotten
  }

  get #goOn(): string {
    const { confirms, journey } = this.view
    if (confirms) return this.common.confirming
    return journey === 'change-password' ? this.words.current.next : this.words.signIn
  }

  /** What else is a quiet link is the one way on here. */
  #renderReplace(): TemplateResult {
    const { words } = this
    const act = this.view.step.canRestart ? () => this._restart() : this.#onForgotten
    const label = this.#canReplace ? words.restartYes : null
    return this._form(act, label, this.#renderUsername())
  }

  #renderUsername(): TemplateResult | typeof nothing {
    const { username } = this
    if (!username) return nothing
    return usernameField({
      id: this._fieldId('username'),
      label: this.words.address,
      address: username,
      ...(this._canSwitch() && { notYou: { label: this.common.notYou, act: this._onNotYou } }),
    })
  }

  #onForgotten = (): void => {
    this.actions.answer({ step: 'password', forgotten: true })
  }

  #onPassword = (form: HTMLFormElement): void => {
    const password = String(new FormData(form).get('password'))
    if (password === '') return this._complain(this.words.missing)
    this._shown = false
    this.actions.answer({ step: 'password', password })
  }
}

define('farstu-step-password', FarstuStepPassword)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-password': FarstuStepPassword
  }
}
