import { css, html, nothing, type TemplateResult } from 'lit'
import { directionOf } from '../../../api/contract/plain/languages.ts'
import { LaterStep } from '../../steps/later-step.ts'
import { stepStyles } from '../../steps/step.styles.ts'
import { define } from '../../theme/define.ts'
import { copyText } from '../../ui/copy-text.ts'
import type { RecoveryCodesWords } from '../../words/generated/recovery-codes.ts'
import { downloadSheet, printSheet, type Sheet, sheetText } from './sheet.ts'

const codesStyles = css`
  .sheet { display: grid; gap: calc(3 * var(--_space)) }
  .codes {
    display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: calc(2 * var(--_space)) calc(4 * var(--_space)); direction: ltr;
    padding: calc(4 * var(--_space)); border: 1px solid var(--_line); border-radius: var(--_radius);
    font: 1em/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
  }
  .codes li { overflow-wrap: anywhere; user-select: all; -webkit-user-select: all }
`

/** New recovery codes, shown once; they count once somebody says that they are kept. */
export class FarstuStepRecoveryCodesEnrol extends LaterStep<
  'recovery-codes-enrol',
  RecoveryCodesWords['recovery-codes-enrol']
> {
  static override styles = [stepStyles, codesStyles]

  static override properties = {
    _said: { state: true },
    _isKept: { state: true },
  }

  /** What came of copying or printing; null before. */
  private _said: string | null = null
  /** The tick that is asked for. */
  private _isKept = false

  protected override _renderAbove(): TemplateResult {
    const { words, view } = this
    const { codes, isReplacement } = view.step
    return html`<div class="sheet">
      <p>${words.once}</p>
      ${isReplacement ? html`<p>${words.former}</p>` : nothing}
      <ol class="codes" role="list" aria-label=${words.list} translate="no">${codes.map(
        (code) => html`<li>${code}</li>`,
      )}</ol>
      ${this._renderLinks([
        [words.print, this.#onPrint],
        [words.download, this.#onDownload],
        [words.copy, this.#onCopy],
      ])}
      ${matchMedia('(pointer: coarse)').matches ? html`<p class="small">${words.onPhone}</p>` : nothing}
      <p role="status" class=${this._said ? 'small' : 'unseen'}>${this._said ?? nothing}</p>
      ${this.#renderKept()}
    </div>`
  }

  protected override _renderForm(): TemplateResult {
    return this._form(this.#onGoOn, this.words.goOn)
  }

  #renderKept(): TemplateResult {
    const message = this._message()
    return html`<div>
      <label class="tick"><input type="checkbox" aria-invalid=${message ? 'true' : 'false'}
        aria-describedby="wrong" .checked=${this._isKept} @change=${this.#onKept}>
        <span>${this.words.kept}</span></label>
      <div id="wrong">${this._renderAlert()}</div>
    </div>`
  }

  get #sheet(): Sheet {
    const { words, common, view } = this
    const { codes, made, portalUrl } = view.step
    return {
      title: words.sheet({ portal: view.portal.name }),
      address: portalUrl,
      made: words.made({ day: common.day(made) }),
      codes,
    }
  }

  #onPrint = (): void => {
    const { locale: lang } = this.common
    const dir = directionOf(lang.slice(0, 2) as Parameters<typeof directionOf>[0])
    const isPrinted = printSheet(this.#sheet, { lang, dir })
    this._said = isPrinted ? null : this.words.printFailed
  }

  #onDownload = (): void => {
    this._said = null
    downloadSheet(this.#sheet, this.words.fileName)
  }

  #onCopy = async (): Promise<void> => {
    const isCopied = await copyText(sheetText(this.#sheet))
    this._said = isCopied ? this.words.copied : this.words.copyRefused
  }

  #onKept = ({ target }: Event): void => {
    this._isKept = (target as HTMLInputElement).checked
    this._complaint = null
  }

  #onGoOn = async (): Promise<void> => {
    if (this._isKept)
      return this.actions.answer({ step: 'recovery-codes-enrol', kept: true }, 'recovery-codes')
    this._complaint = this.words.missing
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('input')?.focus()
  }
}

define('farstu-step-recovery-codes-enrol', FarstuStepRecoveryCodesEnrol)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-step-recovery-codes-enrol': FarstuStepRecoveryCodesEnrol
  }
}
