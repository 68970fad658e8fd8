import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { WidgetProblem } from '../../../client/problem.ts'
import { RestartableStep } from '../../../steps/restartable-step.ts'
import { define } from '../../../theme/define.ts'
import { passwordField, usernameField } from '../password-field.ts'
import type { PasswordWords } from './words.ts'

/** The password of the address given, under that address. */
export class FarstuStepPassword extends RestartableStep<'password', PasswordWords> {
  static override properties = {
    shown: { state: true },
    isSpent: { state: true },
  }

  private shown = false
  /** It takes no more answers, however long one waits. */
  private isSpent = false

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    this.isSpent ||= this.problem?.code === 'password_spent'
  }

  protected override heading(): string {
    if (this.isSpent && this.#canReplace) return this.words.restartYes
    return this.#replaced?.heading ?? this.words.heading
  }

  protected override lead(): string | null {
    const { invitation } = this.view.step
    if (this.#replaced || !invitation) return this.#replaced?.lead ?? null
    return this.told(invitation)
  }

  protected override who(): string | null {
    return this.username === null ? this.common.who : null
  }

  protected override renderWho(): TemplateResult | typeof nothing {
    const who = super.renderWho()
    return this.view.step.invitation && !this.#replaced
      ? html`<p>${this.words.sameAccount}</p>${who}`
      : who
  }

  protected override renderAbove(): TemplateResult | typeof nothing {
    if (!this.isSpent) return nothing
    return html`<p class="alert" role="alert">${this.message() ?? this.words.spent}</p>`
  }

  protected override renderForm(): TemplateResult {
    const { words } = this
    if (this.isSpent) return this.#renderReplace()
    return this.form(this.#onPassword, words.signIn, [
      this.#renderUsername(),
      passwordField({
        id: this.fieldId('password'),
        name: 'password',
        label: words.label,
        autocomplete: 'current-password',
        error: this.message(),
        shown: this.shown,
        toggle: () => {
          this.shown = !this.shown
        },
        words,
      }),
    ])
  }

  protected override onRefused(): void {
    if (this.isSpent) this.focusHeading()
    else super.onRefused()
  }

  protected override links(): readonly [string, () => void][] {
    if (this.isSpent) return []
    const label = this.#replaced?.forgotten ?? this.words.forgotten
    const { canRecover, canRestart } = this.view.step
    return canRecover && !canRestart ? [[label, this.#onForgotten]] : []
  }

  protected override canRestart(): boolean {
    return this.view.step.canRestart && !this.isSpent
  }

  protected override restart(): void {
    this.actions.answer({ step: 'password', restart: true })
  }

  protected override explain(problem: WidgetProblem): string {
    return problem.code === 'password_spent' ? this.words.spent : super.explain(problem)
  }

  get #canReplace(): boolean {
    const { canRestart, canRecover } = this.view.step
    return canRestart || canRecover
  }

  get #replaced() {
    return this.view.step.isReplaced ? this.words.replaced : null
  }

  /** What else is a quiet link is the one way on here. */
  #renderReplace(): TemplateResult {
    const { words } = this
    const act = this.view.step.canRestart ? () => this.restart() : this.#onForgotten
    const label = this.#canReplace ? words.restartYes : null
    return this.form(act, label, this.#renderUsername())
  }

  #renderUsername(): TemplateResult | typeof nothing {
    const { username } = this
    if (!username) return nothing
    return usernameField({
      id: this.fieldId('username'),
      label: this.words.address,
      address: username,
      ...(this.canSwitch() && { notYou: { label: this.common.notYou, act: this.onNotYou } }),
    })
  }

  #onForgotten = (): void => {
    this.actions.answer({ step: 'password', forgotten: true })
  }

  #onPassword = (form: HTMLFormElement): void => {
    const password = String(new FormData(form).get('password'))
    if (password === '') return this.complain(this.words.missing)
    this.shown = false
    this.actions.answer({ step: 'password', password })
  }
}

define('farstu-step-password', FarstuStepPassword)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-password': FarstuStepPassword
  }
}
