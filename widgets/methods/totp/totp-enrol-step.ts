import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { APP_CODE_DIGITS } from '../../../api/contract/plain/codes.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import { LaterStep } from '../../steps/later-step.ts'
import { stepStyles } from '../../steps/step.styles.ts'
import { define } from '../../theme/define.ts'
import { copyText } from '../../ui/copy-text.ts'
import type { FarstuQr, QrRows } from '../../ui/qr.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import type { TotpWords } from '../../words/generated/totp.ts'
import { AppCode, withClock } from './app-code.ts'
import { byHand, type Datum } from './by-hand.ts'
import * as setupHelp from './setup-help.ts'
import { totpEnrolStyles } from './totp-enrol-step.styles.ts'

let drawing: typeof FarstuQr | undefined

/** What draws the QR code is as large as the rest of this step, and comes beside it. */
export function drawBy(element: typeof FarstuQr): void {
  drawing = element
  define('farstu-qr', element)
}

/** Sets up an authenticator app; only a right code makes it count. */
export class FarstuStepTotpEnrol extends LaterStep<
  'totp-enrol',
  TotpWords['totp-enrol'] & TotpWords['app-code']
> {
  static override styles = [stepStyles, totpEnrolStyles]

  static override properties = {
    _copying: { state: true },
  }

  /** What came of copying; null before. */
  private _copying: string | null = null
  /** Null where the key URI is too long for a code that could be scanned. */
  #qr: QrRows | null = null

  readonly #code = new AppCode(this)

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('view')) this.#qr = drawing?.rowsOf(this.view.step.uri) ?? null
  }

  protected override _renderAbove(): TemplateResult {
    const { words } = this
    const isPhone = matchMedia('(pointer: coarse)').matches
    const parts = setupHelp.partsOf(words, isPhone)
    return html`<div class="setup">
      ${setupHelp.why(words)}
      <section>
        <h3>${parts.app}</h3>
        <p>${parts.stay}</p>
        ${setupHelp.apps(words)}
      </section>
      <section>
        <h3>${parts.scan}</h3>
        ${isPhone ? this.#renderOpen('target open', words.open) : nothing}
        ${this.#renderScan(isPhone)}
        <div class="pair">
          ${this.#renderQr()}
          <div class="names">${this.#renderNames()}</div>
        </div>
        ${setupHelp.firstScreens(words)}
        ${this.#renderByHand(isPhone)}
      </section>
      <section>
        <h3>${parts.enter}</h3>
        <p>${words.tried}</p>
      </section>
    </div>`
  }

  protected override _renderForm(): TemplateResult {
    const { words, view } = this
    return this._form(this.#onCode, words.verify, [
      this._field({
        id: this._fieldId('name'),
        name: 'name',
        label: words.name,
        autocomplete: 'off',
        value: view.step.suggestedName,
        hint: words.nameHint,
        error: this.#isNameRefused ? words.nameTaken : null,
      }),
      this.#code.renderField({
        id: this._fieldId('code'),
        label: words.label,
        hint: words.hint,
        error: this.#isNameRefused ? null : this._message(),
      }),
    ])
  }

  protected override _renderBelow(): TemplateResult | typeof nothing {
    return this.#code.renderNext()
  }

  protected override _onRefused(): void {
    void this.focusField(this.#isNameRefused ? 'name' : 'code')
  }

  get #isNameRefused(): boolean {
    return this._complaint === null && this.problem?.fields?.[0] === 'answer.name'
  }

  #renderOpen(style: string, label: string): TemplateResult | typeof nothing {
    const { uri } = this.view.step
    return uri.startsWith('otpauth://')
      ? html`<p><a class=${style} href=${uri}>${label}</a></p>`
      : nothing
  }

  #renderScan(isPhone: boolean): TemplateResult {
    const { words } = this
    if (!this.#qr) return html`<p>${words.noQr}</p>`
    return html`<p>${isPhone ? words.scanElsewhere : words.scan}</p>
      <p class="small muted">${words.camera}</p>`
  }

  #renderQr(): TemplateResult | typeof nothing {
    const { issuer, account } = this.view.step
    if (!this.#qr) return nothing
    return html`<farstu-qr .rows=${this.#qr} .label=${this.words.qr({ issuer, account })}></farstu-qr>`
  }

  #renderNames(): TemplateResult {
    const { issuer, account } = this.view.step
    return html`<p><span class="small muted">${this.words.appears}</span><br>
      <span translate="no"><strong>${issuer}</strong><br>${account}</span></p>`
  }

  #renderByHand(isPhone: boolean): TemplateResult {
    const { words, _copying: copying } = this
    const { all } = words.data
    return html`<details ?open=${!this.#qr}>
      <summary>${words.key}</summary>
      <dl class="data">${byHand(words, this.view.step).map((datum) => this.#renderDatum(datum))}</dl>
      <p>${quietButton([words.copyOne({ what: all }), () => void this.#copy(all, this.view.step.uri)])}
        <span role="status">${copying ?? nothing}</span></p>
      <p class="small muted">${words.keyHint}</p>
      ${isPhone ? nothing : this.#renderOpen('target', words.openHere)}
    </details>`
  }

  #renderDatum({ what, shown, copied, is }: Datum): TemplateResult {
    const { words } = this
    return html`<div>
      <dt class="small muted">${what}</dt>
      <dd><span class=${is} translate=${is === 'words' ? nothing : 'no'}>${shown}</span>
        <button class="quiet" type="button" aria-label=${words.copyOne({ what })}
          @click=${() => this.#copy(what, copied)}>${words.copy}</button></dd>
    </div>`
  }

  async #copy(what: string, text: string): Promise<void> {
    const { words } = this
    this._copying = (await copyText(text)) ? words.copied({ what }) : words.copyRefused
  }

  protected override _explain(problem: WidgetProblem): string {
    return this.#code.isThere ? '' : super._explain(withClock(problem, this.common.locale))
  }

  #onCode = (form: HTMLFormElement): void => {
    const data = new FormData(form)
    const code = String(data.get('code'))
    const name = String(data.get('name')).trim()
    if (code === '' && this._message()) return void this.focusField()
    if (code.length < APP_CODE_DIGITS) return this._complain(this.words.missing, 'code')
    this.actions.answer({ step: 'totp-enrol', code, ...(name && { name }) }, 'totp')
  }

  override focusField(name = 'code'): Promise<void> {
    return super.focusField(name)
  }
}

define('farstu-step-totp-enrol', FarstuStepTotpEnrol)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-totp-enrol': FarstuStepTotpEnrol
  }
}
