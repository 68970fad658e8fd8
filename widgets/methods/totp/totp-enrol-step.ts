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
import { APPS } from './apps.ts'
import { totpEnrolStyles } from './totp-enrol-step.styles.ts'

let drawing: typeof FarstuQr | undefined

/** What draws the QR code is as large as the rest of this step, and comes beside it. */
export function drawBy(element: typeof FarstuQr): void {
  drawing = element
  define('farstu-qr', element)
}

const inFours = (key: string): string => key.match(/.{1,4}/g)?.join(' ') ?? key

/** Sets up an authenticator app; only a right code makes it count. */
export class FarstuStepTotpEnrol extends LaterStep<
  'totp-enrol',
  TotpWords['totp-enrol'] & TotpWords['app-code']
> {
  static override styles = [stepStyles, totpEnrolStyles]

  static override properties = {
    _copying: { state: true },
  }

  /** What came of copying the key. */
  private _copying: 'copied' | 'refused' | null = null
  /** Null where the key URI is too long for a code that could be scanned. */
  #qr: QrRows | null = null

  readonly #code = new AppCode(this)

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed)
    if (changed.has('view')) this.#qr = drawing?.rowsOf(this.view.step.uri) ?? null
  }

  protected override _renderAbove(): TemplateResult {
    const isPhone = matchMedia('(pointer: coarse)').matches
    return html`<div class="setup">
      ${isPhone ? this.#renderOpen('target open', this.words.open) : nothing}
      ${this.#renderApps()}
      <p>${this.#qr ? this.#renderScan(isPhone) : this.words.noQr}</p>
      <div class="pair">
        ${this.#renderQr()}
        <div class="names">${this.#renderNames()}</div>
      </div>
      ${this.#renderKey(isPhone)}
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

  #renderApps(): TemplateResult {
    const { words } = this
    return html`<details>
      <summary>${words.noApp}</summary>
      <p>${words.anyApp}</p>
      <ul class="apps">
        ${APPS.map(
          (app) => html`<li>
            <strong>${app.name}</strong>
            <p class="small">${words.scanButton[app.id]}</p>
            <p class="stores">${app.links.map(
              ([
                label,
                url,
              ]) => html`<a class="target" href=${url} target="_blank" rel="noopener noreferrer"
                aria-label="${app.name}, ${label}">${label}</a>`,
            )}</p>
          </li>`,
        )}
      </ul>
      <p>${words.noPhone}</p>
    </details>`
  }

  #renderOpen(style: string, label: string): TemplateResult | typeof nothing {
    const { uri } = this.view.step
    return uri.startsWith('otpauth://')
      ? html`<p><a class=${style} href=${uri}>${label}</a></p>`
      : nothing
  }

  #renderScan(isPhone: boolean): TemplateResult {
    return html`${isPhone ? this.words.scanElsewhere : this.words.scan} <span class="muted">${this.words.camera}</span>`
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

  #renderKey(isPhone: boolean): TemplateResult {
    const { words, _copying: copying } = this
    const said = { copied: words.copied, refused: words.copyRefused }
    return html`<details ?open=${!this.#qr}>
      <summary>${words.key}</summary>
      <p class="key" translate="no">${inFours(this.view.step.secret)}</p>
      <p class="small muted">${words.keyHint}</p>
      <p>${quietButton([words.copy, this.#onCopy])}
        <span role="status">${copying ? said[copying] : nothing}</span></p>
      ${isPhone ? nothing : this.#renderOpen('target', words.openHere)}
    </details>`
  }

  #onCopy = async (): Promise<void> => {
    this._copying = (await copyText(this.view.step.secret)) ? 'copied' : 'refused'
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
