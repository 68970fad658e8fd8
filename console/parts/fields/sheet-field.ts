import { html, nothing, type TemplateResult } from 'lit'
import { BYTE_ORDER_MARK, csvLine } from '../../../api/contract/plain/files/csv-line.ts'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import { download } from '../state/download.ts'
import type { Desk } from '../state/room.ts'

interface SheetField {
  readonly desk: Desk
  /** Id and name of the text; the file's is `file`. */
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly example: string
  readonly mistake: string | null
  /** Begins the name of the file with the heads. */
  readonly template: string
  /** Of the columns, in the reader's language. */
  readonly heads: readonly string[]
  readonly onFile: (event: Event) => void
}

/** Where a spreadsheet is brought: as a file, or pasted; with an empty one to be filled in. */
export function sheetField(field: SheetField): TemplateResult {
  const { desk, name, label, hint, example, mistake, onFile } = field
  const { sheet } = desk.words
  return html`<div class="field">
      <label for="file">${sheet.file}</label>
      <input id="file" type="file" accept=".csv,.txt,.tsv,text/csv,text/plain" @change=${onFile}
        aria-describedby="${name}-mistake">
    </div>
    <p><button type="button" @click=${() => handOver(field)}>${sheet.template}</button></p>
    <div class="field wide">
      <label for=${name}>${label}</label>
      <p class="small muted" id="${name}-hint">${hint}</p>
      <textarea id=${name} name=${name} rows="8" spellcheck="false" wrap="off"
        placeholder=${example} aria-describedby="${name}-hint ${name}-mistake"
        aria-invalid=${mistake ? 'true' : 'false'}></textarea>
      <p class="mistake" id="${name}-mistake" role="alert">${mistake ?? nothing}</p>
    </div>`
}

/** Parted as spreadsheets in the reader's language take it apart. */
function handOver({ desk, template, heads }: SheetField): void {
  const line = csvLine(heads, LANGUAGE_FACTS[desk.language].separator)
  download(`${template}.csv`, new Blob([BYTE_ORDER_MARK, line], { type: 'text/csv' }))
}
