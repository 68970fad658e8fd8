import { html, nothing, type TemplateResult } from 'lit'
import type { ImportedUnits, UnitMistake } from '../../../api/contract/console/people-wire.ts'
import { tablesWordsIn } from '../../../api/contract/plain/words/generated/tables.ts'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { define } from '../../../widgets/theme/define.ts'
import { ask } from '../../parts/dialogs/dialog.ts'
import {
  type CheckedSheet,
  SheetChecking,
  type Verdict,
} from '../../parts/fields/sheet-checking.ts'
import { sheetField } from '../../parts/fields/sheet-field.ts'
import { unreadInWords } from '../../parts/fields/sheet-rows.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { unitMistakes } from './unit-mistakes.ts'

/** The rows are those that are not taken. */
type CheckedUnits = CheckedSheet<UnitMistake, ImportedUnits>

/** Units from a spreadsheet: checked without changing anything, then imported; what was not stays in the field. */
class ImportUnits extends Room {
  readonly #sheet = new SheetChecking(this, {
    empty: () => this.desk.words.unitsRoom.empty,
    check: (text) => this.#check(text),
  })
  #isAsking = false

  override render(): TemplateResult {
    const { words, portal, language } = this.desk
    const { unitsRoom } = words
    const { externalId, name, contact } = tablesWordsIn[language].units
    const { isBusy, mistake, refusal, onCheck, onInput, onFile } = this.#sheet
    return html`
      <p class="back"><a href=${addressOf(portal.id, 'units')}>← ${unitsRoom.back}</a></p>
      <header class="head"><h1 tabindex="-1">${unitsRoom.importHeading}</h1></header>
      <p>${unitsRoom.importText}</p>
      <form class="sheet" novalidate @submit=${onCheck} @input=${onInput}>
        ${this.#renderDone()}
        ${sheetField({
          desk: this.desk,
          name: 'csv',
          label: unitsRoom.csv,
          hint: unitsRoom.csvHint,
          example: unitsRoom.csvExample,
          mistake,
          template: unitsRoom.template,
          heads: [externalId, name, contact],
          onFile,
        })}
        ${refused(words, this.#isAsking ? null : refusal)}
        <div class="acts">
          <button type="submit" class=${this.#count > 0 ? '' : 'primary'} aria-busy=${isBusy}>${unitsRoom.check}</button>
          ${this.#renderImport()}
        </div>
        ${this.#renderChecked()}
      </form>
      ${this.#isAsking ? this.#renderQuestion() : nothing}`
  }

  /** How many units an import would touch. */
  get #count(): number {
    const { checked, sent } = this.#sheet
    return checked && checked !== sent ? checked.told.added + checked.told.changed : 0
  }

  #renderImport(): TemplateResult | typeof nothing {
    if (this.#count === 0) return nothing
    return html`<button type="button" class="primary" aria-busy=${this.#sheet.isBusy} @click=${this.#onImport}>
      ${this.desk.words.unitsRoom.doImport({ count: this.#count })}</button>`
  }

  #renderDone(): TemplateResult | typeof nothing {
    const { unitsRoom } = this.desk.words
    const { sent } = this.#sheet
    if (!sent) return nothing
    const { added, changed } = sent.told
    const left = sent.rows.length
    return html`<div class="done" role="status">
      <p>${unitsRoom.imported({ added, changed })} ${left > 0 ? unitsRoom.leftOver({ count: left }) : ''}</p>
    </div>`
  }

  #renderQuestion(): TemplateResult {
    const { words } = this.desk
    const { unitsRoom } = words
    const { checked, isBusy, refusal } = this.#sheet
    const count = this.#count
    return ask({
      words,
      heading: unitsRoom.importPart({ count }),
      text: unitsRoom.importPartText({ count: checked?.rows.length ?? 0 }),
      confirm: unitsRoom.doImport({ count }),
      isBusy,
      refusal,
      onConfirm: () => void this.#import(),
      onClose: () => this.#asking(false),
    })
  }

  #renderChecked(): TemplateResult | typeof nothing {
    const { checked, sent } = this.#sheet
    if (!checked) return nothing
    const { rows, told } = checked
    return html`${checked === sent ? nothing : this.#renderForetold(told, rows.length)}
      ${rows.length > 0 ? unitMistakes(this.desk.words, rows) : nothing}`
  }

  #renderForetold(
    { added, changed, unchanged, ignored }: ImportedUnits,
    bad: number,
  ): TemplateResult {
    const { unitsRoom, sheet } = this.desk.words
    return html`<div class="done" role="status">
      <p>${unitsRoom.wouldDo({ added, changed, unchanged })}</p>
      ${added + changed + bad === 0 ? html`<p>${unitsRoom.nothingToDo}</p>` : nothing}
      ${ignored.length > 0 ? html`<p>${sheet.ignored({ columns: ignored.join(', ') })}</p>` : nothing}
    </div>`
  }

  readonly #onImport = async (): Promise<void> => {
    if (this.#sheet.checked?.rows.length) this.#asking(true)
    else await this.#import()
  }

  #asking(isAsking: boolean): void {
    this.#isAsking = isAsking
    this.requestUpdate()
  }

  async #import(): Promise<void> {
    const done = await this.#sheet.send((_, text) => this.#ask(text, false))
    if (!done) return
    this.querySelector('dialog')?.close()
    this.#asking(false)
    if (!this.#sheet.isEmpty) return
    const { say, words, go, portal } = this.desk
    go(addressOf(portal.id, 'units'))
    say(words.unitsRoom.imported({ added: done.told.added, changed: done.told.changed }))
  }

  async #check(text: string): Promise<Verdict<CheckedUnits>> {
    const { words, language } = this.desk
    const outcome = await this.#ask(text, true)
    const unread = outcome.ok ? outcome.value.told.unread : null
    const { units } = tablesWordsIn[language]
    return unread ? { mistake: unreadInWords(words, unread, (one) => units[one]) } : outcome
  }

  async #ask(text: string, dryRun: boolean): Promise<Outcome<CheckedUnits>> {
    const outcome = await this.desk.calls.importUnits(text, dryRun)
    if (!outcome.ok) return outcome
    const told = outcome.value
    return { ok: true, value: { above: told.above, rows: told.mistakes, told } }
  }
}

define('console-import-units', ImportUnits)
