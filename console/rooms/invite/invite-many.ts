import { html, nothing, type TemplateResult } from 'lit'
import type { InvitedResult } from '../../../api/contract/console/invitation-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { MOST_INVITATIONS } from '../../../api/contract/plain/invitation-states.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { roleTold } from '../../parts/lists/role-line.ts'
import { table } from '../../parts/lists/table.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { daysOf, letterFields } from './invite-fields.ts'
import { mistakeTold } from './mistake-told.ts'
import { type PastedRow, parseRows, withAddress } from './parse-rows.ts'

interface CheckedRow extends PastedRow {
  /** Null when the line could not be read. */
  readonly result: InvitedResult | null
}

/** A pasted list: checked without sending, then sent; what failed stays in the field. */
export class InviteMany extends Room {
  #isBusy = false
  #refusal: Refusal | null = null
  #mistake: string | null = null
  #rows: readonly CheckedRow[] | null = null
  #sent = 0

  override render(): TemplateResult {
    const { desk } = this
    const { invite } = desk.words
    return html`<form class="sheet" novalidate @submit=${this.#onCheck} @input=${this.#onInput}>
      ${this.#renderSent()}
      <div class="field wide">
        <label for="rows">${invite.paste}</label>
        <p class="small muted" id="rows-hint">${invite.pasteHint}</p>
        <textarea id="rows" name="rows" rows="8" spellcheck="false" wrap="off"
          placeholder=${invite.pasteExample} aria-describedby="rows-hint rows-mistake"
          aria-invalid=${this.#mistake ? 'true' : 'false'}></textarea>
        <p class="mistake" id="rows-mistake" role="alert">${this.#mistake ?? nothing}</p>
      </div>
      ${letterFields(desk)}
      ${refused(desk.words, this.#refusal)}
      <div class="acts">
        <button type="submit" class=${this.#good.length > 0 ? '' : 'primary'} aria-busy=${this.#isBusy}>${invite.check}</button>
        ${this.#renderSend()}
      </div>
      ${this.#renderPreview()}
    </form>`
  }

  get #good(): readonly CheckedRow[] {
    return this.#rows?.filter(({ result }) => result?.ok) ?? []
  }

  get #field(): HTMLTextAreaElement | null {
    return this.querySelector('textarea')
  }

  #renderSend(): TemplateResult | typeof nothing {
    const { invite } = this.desk.words
    const { length } = this.#good
    if (length === 0) return nothing
    return html`<button type="button" class="primary" aria-busy=${this.#isBusy} @click=${this.#onSend}>${invite.sendMany({ count: length })}</button>`
  }

  #renderSent(): TemplateResult | typeof nothing {
    if (this.#sent === 0) return nothing
    const { words, portal } = this.desk
    const left = this.#rows?.length ?? 0
    return html`<div class="done" role="status">
      <p>${words.invite.sentMany({ count: this.#sent })} ${left > 0 ? words.invite.leftOver({ count: left }) : ''}</p>
      <a href=${addressOf(portal.id, 'invitations')}>${words.invite.toList}</a>
    </div>`
  }

  #renderPreview(): TemplateResult | typeof nothing {
    const rows = this.#rows
    const { list, invite } = this.desk.words
    if (!rows || rows.length === 0) return nothing
    const good = this.#good.length
    return html`<p role="status"><strong>${invite.checked({ good, bad: rows.length - good })}</strong></p>
      ${table({
        caption: invite.result,
        key: ({ line }) => String(line),
        items: rows,
        columns: [
          { head: invite.line, isNumber: true, cell: ({ line }) => line },
          { head: list.name, cell: (row) => this.#renderWho(row) },
          { head: list.units, cell: (row) => this.#renderRoles(row) },
          { head: invite.result, cell: (row) => this.#renderResult(row) },
        ],
      })}`
  }

  #renderWho({ wanted, text }: CheckedRow): TemplateResult {
    if (!wanted) return html`<code>${text}</code>`
    return html`<strong>${fullName(wanted)}</strong><br>
      <span class="muted">${wanted.address}</span>`
  }

  #renderRoles({ wanted }: CheckedRow): unknown {
    const { desk } = this
    const { wholePortal } = desk.words
    return wanted?.roles.map(
      ({ unit, role }) => html`<div>${unit ?? wholePortal}, ${roleTold(desk, role)}</div>`,
    )
  }

  #renderResult(row: CheckedRow): TemplateResult {
    const { invite } = this.desk.words
    const { result, wanted } = row
    const meant = result?.hint?.meant
    const said = result?.ok ? invite.ready : this.#mistakeIn(result)
    return html`<span class=${result?.ok ? 'good' : 'bad'}>${said}</span>
      ${
        meant && wanted
          ? html`<div>${invite.meant({ address: meant })}
              <button type="button" @click=${() => this.#take(row, meant)}>${invite.useIt({ address: meant })}</button></div>`
          : nothing
      }`
  }

  #mistakeIn(result: Exclude<CheckedRow['result'], { ok: true }>): string {
    return result ? mistakeTold(this.desk.words, result) : this.desk.words.invite.mistakes.columns
  }

  /** A preview of other rows than those in the field would be a lie. */
  readonly #onInput = (event: Event): void => {
    if (event.target !== this.#field || (!this.#rows && !this.#mistake)) return
    this.#rows = null
    this.#mistake = null
    this.requestUpdate()
  }

  readonly #onCheck = async (event?: Event): Promise<void> => {
    event?.preventDefault()
    const form = this.#form()
    if (this.#isBusy || !form) return
    this.#sent = 0
    const rows = this.#read(form)
    this.requestUpdate()
    if (rows) await this.#ask(rows, { form, dryRun: true })
  }

  readonly #onSend = async (): Promise<void> => {
    const form = this.#form()
    const rows = this.#rows
    if (this.#isBusy || !form || !rows) return
    const good = this.#good
    const answered = await this.#ask(good, { form, dryRun: false })
    if (!answered) return
    const failed = answered.filter(({ result }) => !result?.ok)
    this.#sent = answered.length - failed.length
    this.#leave([...rows.filter((row) => !good.includes(row)), ...failed])
  }

  #form(): FormData | null {
    const form = this.querySelector('form')
    return form && new FormData(form)
  }

  #read(form: FormData): readonly PastedRow[] | null {
    const { invite } = this.desk.words
    const rows = parseRows(String(form.get('rows') ?? ''), this.#languageOf(form))
    this.#mistake = null
    if (rows.length === 0) this.#mistake = invite.nothingPasted
    if (rows.length > MOST_INVITATIONS) this.#mistake = invite.tooMany({ count: rows.length })
    if (this.#mistake) this.#field?.focus()
    return this.#mistake ? null : rows
  }

  #languageOf(form: FormData): string {
    return String(form.get('language') ?? this.desk.portal.languages[0] ?? '')
  }

  /** Rows with what the server says of each; null when it could not be asked. */
  async #ask(
    rows: readonly PastedRow[],
    { form, dryRun }: { readonly form: FormData; readonly dryRun: boolean },
  ): Promise<readonly CheckedRow[] | null> {
    const language = this.#languageOf(form)
    const invitations = rows.flatMap(({ wanted }) => (wanted ? [{ ...wanted, language }] : []))
    this.#isBusy = true
    this.#refusal = null
    this.requestUpdate()
    const outcome =
      invitations.length === 0
        ? ({ ok: true, value: { results: [] } } as const)
        : await this.desk.calls.invite({ invitations, days: daysOf(form), dryRun })
    this.#isBusy = false
    this.requestUpdate()
    if (!outcome.ok) this.#refusal = outcome.problem
    if (!outcome.ok) return null
    const results = [...outcome.value.results]
    const checked = rows.map((row) => ({
      ...row,
      result: row.wanted ? (results.shift() ?? null) : null,
    }))
    this.#rows = checked
    return checked
  }

  /** Only what was not sent stays in the field. */
  #leave(rows: readonly CheckedRow[]): void {
    const left = [...rows].sort((a, b) => a.line - b.line)
    this.#rows = left.map((row, index) => ({ ...row, line: index + 1 }))
    if (this.#field) this.#field.value = left.map(({ text }) => text).join('\n')
    this.requestUpdate()
  }

  /** One press takes the address that was meant, and checks again. */
  #take({ line, text, wanted }: CheckedRow, meant: string): void {
    const area = this.#field
    if (!area || !wanted) return
    const lines = area.value.split(/\r?\n/)
    lines[line - 1] = withAddress(text, wanted.address, meant)
    area.value = lines.join('\n')
    void this.#onCheck()
  }
}
