import { html, nothing, type TemplateResult } from 'lit'
import type { ImportedUnits } from '../../../api/contract/console/people-wire.ts'
import { LONGEST_SHEET } from '../../../api/contract/plain/lengths.ts'
import { tablesWordsIn } from '../../../api/contract/plain/words/generated/tables.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import { chosenFile } from '../../parts/fields/file-text.ts'
import { sheetField } from '../../parts/fields/sheet-field.ts'
import { leftRows, unreadInWords } from '../../parts/fields/sheet-rows.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { unitMistakes } from './unit-mistakes.ts'

/** Units from a spreadsheet: checked without changing anything, then imported; what was not stays in the field. */
class ImportUnits extends Room {
  #isBusy = false
  #isAsking = false
  #refusal: Refusal | null = null
  #mistake: string | null = null
  #checked: ImportedUnits | null = null
  /** What was imported, while rows are left. */
  #done: ImportedUnits | null = null

  override render(): TemplateResult {
    const { words, portal, language } = this.desk
    const { unitsRoom } = words
    const { externalId, name, contact } = tablesWordsIn[language].units
    return html`
      <p class="back"><a href=${addressOf(portal.id, 'units')}>← ${unitsRoom.back}</a></p>
      <header class="head"><h1 tabindex="-1">${unitsRoom.importHeading}</h1></header>
      <p>${unitsRoom.importText}</p>
      <form class="sheet" novalidate @submit=${this.#onCheck} @input=${this.#onInput}>
        ${this.#renderDone()}
        ${sheetField({
          desk: this.desk,
          name: 'csv',
          label: unitsRoom.csv,
          hint: unitsRoom.csvHint,
          example: unitsRoom.csvExample,
          mistake: this.#mistake,
          template: unitsRoom.template,
          heads: [externalId, name, contact],
          onFile: this.#onFile,
        })}
        ${refused(words, this.#isAsking ? null : this.#refusal)}
        <div class="acts">
          <button type="submit" class=${this.#count > 0 ? '' : 'primary'} aria-busy=${this.#isBusy}>${unitsRoom.check}</button>
          ${this.#renderImport()}
        </div>
        ${this.#checked ? this.#renderChecked(this.#checked) : nothing}
      </form>
      ${this.#isAsking ? this.#renderQuestion() : nothing}`
  }

  /** How many units an import would touch. */
  get #count(): number {
    const checked = this.#checked
    return checked && !this.#done ? checked.added + checked.changed : 0
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }

  #renderImport(): TemplateResult | typeof nothing {
    if (this.#count === 0) return nothing
    return html`<button type="button" class="primary" aria-busy=${this.#isBusy} @click=${this.#onImport}>
      ${this.desk.words.unitsRoom.doImport({ count: this.#count })}</button>`
  }

  #renderDone(): TemplateResult | typeof nothing {
    const { unitsRoom } = this.desk.words
    const done = this.#done
    if (!done) return nothing
    return html`<div class="done" role="status">
      <p>${unitsRoom.imported({ added: done.added, changed: done.changed })}
        ${unitsRoom.leftOver({ count: done.mistakes.length })}</p>
    </div>`
  }

  #renderQuestion(): TemplateResult {
    const { words } = this.desk
    const { unitsRoom } = words
    const count = this.#count
    return ask({
      words,
      heading: unitsRoom.importPart({ count }),
      text: unitsRoom.importPartText({ count: this.#checked?.mistakes.length ?? 0 }),
      confirm: unitsRoom.doImport({ count }),
      isBusy: this.#isBusy,
      refusal: this.#refusal,
      onConfirm: () => void this.#import(),
      onClose: () => this.#asking(false),
    })
  }

  #renderChecked({ added, changed, unchanged, mistakes, ignored }: ImportedUnits): TemplateResult {
    const { unitsRoom, sheet } = this.desk.words
    const isNothing = this.#count === 0 && mistakes.length === 0
    return html`${
      this.#done
        ? nothing
        : html`<div class="done" role="status">
            <p>${unitsRoom.wouldDo({ added, changed, unchanged })}</p>
            ${isNothing ? html`<p>${unitsRoom.nothingToDo}</p>` : nothing}
            ${ignored.length > 0 ? html`<p>${sheet.ignored({ columns: ignored.join(', ') })}</p>` : nothing}
          </div>`
    }
    ${mistakes.length > 0 ? unitMistakes(this.desk.words, mistakes) : nothing}`
  }

  readonly #onInput = (event: Event): void => {
    if (event.target === this.#field) this.#forget()
  }

  /** What is said of a text is said of that text alone. */
  #forget(): void {
    this.#checked = null
    this.#done = null
    this.#mistake = null
    this.requestUpdate()
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const chosen = await chosenFile(this.desk.words, event)
    if (!chosen || !this.#field) return
    this.#forget()
    this.#field.value = 'text' in chosen ? chosen.text : ''
    if ('text' in chosen) await this.#ask(true)
    else this.#mistake = chosen.mistake
    this.requestUpdate()
  }

  readonly #onCheck = async (event: Event): Promise<void> => {
    event.preventDefault()
    this.#done = null
    const checked = await this.#ask(true)
    if (!checked?.unread) return
    this.#field?.focus()
  }

  readonly #onImport = async (): Promise<void> => {
    if (this.#checked?.mistakes.length) this.#asking(true)
    else await this.#import()
  }

  #asking(isAsking: boolean): void {
    this.#isAsking = isAsking
    this.requestUpdate()
  }

  async #import(): Promise<void> {
    const done = await this.#ask(false)
    if (!done) return
    this.querySelector('dialog')?.close()
    this.#asking(false)
    if (done.mistakes.length > 0) return this.#leave(done)
    const { say, words, go, portal } = this.desk
    go(addressOf(portal.id, 'units'))
    say(words.unitsRoom.imported({ added: done.added, changed: done.changed }))
  }

  /** Only what was not imported stays in the field. */
  #leave(done: ImportedUnits): void {
    const left = leftRows(done.above, done.mistakes)
    if (this.#field) this.#field.value = left.text
    this.#checked = { ...done, mistakes: left.rows }
    this.#done = done
    this.requestUpdate()
  }

  async #ask(dryRun: boolean): Promise<ImportedUnits | null> {
    const csv = this.#field?.value ?? ''
    if (this.#isBusy || !this.#isUsable(csv)) return null
    this.#isBusy = true
    this.#refusal = null
    this.requestUpdate()
    const outcome = await this.desk.calls.importUnits(csv, dryRun)
    this.#isBusy = false
    this.#refusal = outcome.ok ? null : outcome.problem
    const imported = outcome.ok ? outcome.value : null
    this.#checked = imported?.unread ? null : imported
    if (imported?.unread) this.#mistake = this.#unread(imported.unread)
    this.requestUpdate()
    return imported
  }

  #unread(unread: NonNullable<ImportedUnits['unread']>): string {
    const { words, language } = this.desk
    return unreadInWords(words, unread, (column) => tablesWordsIn[language].units[column])
  }

  #isUsable(csv: string): boolean {
    const { unitsRoom, sheet } = this.desk.words
    this.#mistake = csv.trim() === '' ? unitsRoom.empty : null
    if (csv.length > LONGEST_SHEET) this.#mistake = sheet.tooLarge
    this.requestUpdate()
    if (this.#mistake) this.#field?.focus()
    return this.#mistake === null
  }
}

define('console-import-units', ImportUnits)
