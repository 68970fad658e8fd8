import { html, nothing, type TemplateResult } from 'lit'
import type { ImportedUnits } from '../../../api/contract/console/people-wire.ts'
import { LONGEST_UNITS } from '../../../api/contract/plain/lengths.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { fileText } from '../../parts/fields/file-text.ts'
import { table } from '../../parts/lists/table.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'

/** Units from a CSV file: checked without changing anything, then imported. */
class ImportUnits extends Room {
  #isBusy = false
  #refusal: Refusal | null = null
  #mistake: string | null = null
  #checked: ImportedUnits | null = null

  override render(): TemplateResult {
    const { words, portal } = this.desk
    const { unitsRoom } = words
    return html`
      <p class="back"><a href=${addressOf(portal.id, 'units')}>← ${unitsRoom.back}</a></p>
      <header class="head"><h1 tabindex="-1">${unitsRoom.importHeading}</h1></header>
      <p>${unitsRoom.importText}</p>
      <form class="sheet" novalidate @submit=${this.#onCheck}>
        <div class="field">
          <label for="file">${unitsRoom.file}</label>
          <input id="file" type="file" accept=".csv,text/csv,text/plain" @change=${this.#onFile}>
        </div>
        <div class="field wide">
          <label for="csv">${unitsRoom.csv}</label>
          <p class="small muted" id="csv-hint">${unitsRoom.csvHint}</p>
          <textarea id="csv" name="csv" rows="8" spellcheck="false" wrap="off" @input=${this.#onInput}
            placeholder=${unitsRoom.csvExample}
            aria-describedby="csv-hint csv-mistake" aria-invalid=${this.#mistake ? 'true' : 'false'}></textarea>
          <p class="mistake" id="csv-mistake" role="alert">${this.#mistake ?? nothing}</p>
        </div>
        ${refused(words, this.#refusal)}
        <div class="acts">
          <button type="submit" class=${this.#count > 0 ? '' : 'primary'} aria-busy=${this.#isBusy}>${unitsRoom.check}</button>
          ${this.#renderImport()}
        </div>
        ${this.#checked ? this.#renderChecked(this.#checked) : nothing}
      </form>`
  }

  /** How many units an import would touch; 0 while there is a mistake. */
  get #count(): number {
    const checked = this.#checked
    return checked && checked.mistakes.length === 0 ? checked.added + checked.changed : 0
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }

  #renderImport(): TemplateResult | typeof nothing {
    if (this.#count === 0) return nothing
    return html`<button type="button" class="primary" aria-busy=${this.#isBusy} @click=${this.#onImport}>
      ${this.desk.words.unitsRoom.doImport({ count: this.#count })}</button>`
  }

  #renderChecked({ added, changed, unchanged, mistakes }: ImportedUnits): TemplateResult {
    const { unitsRoom } = this.desk.words
    if (mistakes.length === 0)
      return html`<div class="done" role="status"><p>${unitsRoom.wouldDo({ added, changed, unchanged })}</p>
        ${this.#count === 0 ? html`<p>${unitsRoom.nothingToDo}</p>` : nothing}</div>`
    return html`<p class="alert" role="alert">${unitsRoom.hasMistakes({ count: mistakes.length })}</p>
      ${table({
        caption: unitsRoom.problem,
        key: ({ line, mistake }) => `${line} ${mistake}`,
        items: mistakes,
        columns: [
          { head: unitsRoom.line, isNumber: true, cell: ({ line }) => line },
          { head: unitsRoom.problem, cell: ({ mistake }) => unitsRoom.mistakes[mistake] },
        ],
      })}`
  }

  readonly #onInput = (): void => {
    this.#checked = null
    this.#mistake = null
    this.requestUpdate()
  }

  readonly #onFile = async (event: Event): Promise<void> => {
    const file = event.target instanceof HTMLInputElement ? event.target.files?.[0] : null
    if (!file || !this.#field) return
    this.#field.value = await fileText(file)
    this.#onInput()
    await this.#ask(true)
  }

  readonly #onCheck = async (event: Event): Promise<void> => {
    event.preventDefault()
    await this.#ask(true)
  }

  readonly #onImport = async (): Promise<void> => {
    const done = await this.#ask(false)
    if (!done || done.mistakes.length > 0) return
    const { say, words, go, portal } = this.desk
    go(addressOf(portal.id, 'units'))
    say(words.unitsRoom.imported({ added: done.added, changed: done.changed }))
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
    this.#checked = outcome.ok ? outcome.value : null
    this.requestUpdate()
    return this.#checked
  }

  #isUsable(csv: string): boolean {
    const { unitsRoom } = this.desk.words
    this.#mistake = csv.trim() === '' ? unitsRoom.empty : null
    if (csv.length > LONGEST_UNITS) this.#mistake = unitsRoom.tooLarge
    this.requestUpdate()
    if (this.#mistake) this.#field?.focus()
    return this.#mistake === null
  }
}

define('console-import-units', ImportUnits)
