import { html, nothing, type TemplateResult } from 'lit'
import type { InvitedResult, ReadRole } from '../../../api/contract/console/invitation-wire.ts'
import type {
  PeopleColumn,
  ReadInvitationRow,
  ReadInvitations,
} from '../../../api/contract/console/sheet-wire.ts'
import { fullName } from '../../../api/contract/plain/full-name.ts'
import { MOST_INVITATIONS } from '../../../api/contract/plain/invitation-states.ts'
import { LONGEST_SHEET } from '../../../api/contract/plain/lengths.ts'
import { tablesWordsIn } from '../../../api/contract/plain/words/generated/tables.ts'
import type { Refusal } from '../../../widgets/client/problem.ts'
import { chosenFile } from '../../parts/fields/file-text.ts'
import { sheetField } from '../../parts/fields/sheet-field.ts'
import { leftRows, unreadInWords, withRow } from '../../parts/fields/sheet-rows.ts'
import { roleTold, wholePortal } from '../../parts/lists/role-line.ts'
import { table } from '../../parts/lists/table.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { askWholePortal, overAll } from './ask-whole-portal.ts'
import { daysOf, letterFields } from './invite-fields.ts'
import { mistakeTold } from './mistake-told.ts'

interface CheckedRow extends ReadInvitationRow {
  /** Null when its columns make no sense. */
  readonly result: InvitedResult | null
}

/** Of a file to be filled in. */
const HEADS = ['address', 'firstName', 'lastName', 'role', 'externalId'] as const

/** A list, pasted or from a file: read by the server, checked without sending, then sent; what failed stays in the field. */
export class InviteMany extends Room {
  #isBusy = false
  #refusal: Refusal | null = null
  #mistake: string | null = null
  #rows: readonly CheckedRow[] | null = null
  /** What the rows are read by, and what was not read. */
  #above = ''
  #ignored: readonly string[] = []
  #sent = 0
  #isAsking = false

  override render(): TemplateResult {
    const { desk } = this
    const { invite } = desk.words
    return html`<form class="sheet" novalidate @submit=${this.#onCheck} @input=${this.#onInput}>
      ${this.#renderSent()}
      ${sheetField({
        desk,
        name: 'rows',
        label: invite.paste,
        hint: `${invite.pasteHint} ${this.#roles()}`,
        example: invite.pasteExample,
        mistake: this.#mistake,
        template: invite.template,
        heads: HEADS.map((column) => tablesWordsIn[desk.language].people[column]),
        onFile: this.#onFile,
      })}
      ${letterFields(desk)}
      ${refused(desk.words, this.#refusal)}
      <div class="acts">
        <button type="submit" class=${this.#good.length > 0 ? '' : 'primary'} aria-busy=${this.#isBusy}>${invite.check}</button>
        ${this.#renderSend()}
      </div>
      ${this.#renderPreview()}
    </form>
    ${this.#renderQuestion()}`
  }

  #roles(): string {
    const { desk } = this
    const roles = desk.portal.roles.map(({ id }) => roleTold(desk, id)).join(', ')
    return desk.words.invite.pasteRoles({ roles, wholePortal: wholePortal(desk) })
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
    const { list, invite, sheet } = this.desk.words
    if (!rows || rows.length === 0) return nothing
    const good = this.#good.length
    return html`<p role="status"><strong>${invite.checked({ good, bad: rows.length - good })}</strong></p>
      ${this.#ignored.length > 0 ? html`<p>${sheet.ignored({ columns: this.#ignored.join(', ') })}</p>` : nothing}
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

  #renderRoles({ result }: CheckedRow): unknown {
    const { desk } = this
    const where = ({ unit, unitExternalId }: ReadRole): unknown => {
      if (unitExternalId === null)
        return html`<strong class="attention">${wholePortal(desk)}</strong>`
      return unit === null ? unitExternalId : html`<bdi>${unit}</bdi> (${unitExternalId})`
    }
    return result?.roles.map(
      (read) => html`<div>${where(read)}, <bdi>${roleTold(desk, read.role)}</bdi></div>`,
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
              <button type="button" @click=${() => this.#mend(row, meant)}>${invite.useIt({ address: meant })}</button></div>`
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

  readonly #onFile = async (event: Event): Promise<void> => {
    const chosen = await chosenFile(this.desk.words, event)
    if (!chosen || !this.#field) return
    this.#field.value = 'text' in chosen ? chosen.text : ''
    this.#rows = null
    this.#mistake = 'text' in chosen ? null : chosen.mistake
    this.requestUpdate()
    if ('text' in chosen) await this.#onCheck()
  }

  readonly #onCheck = async (event?: Event): Promise<void> => {
    event?.preventDefault()
    const form = this.#form()
    if (this.#isBusy || !form) return
    this.#sent = 0
    const rows = await this.#read(String(form.get('rows') ?? ''))
    if (rows) await this.#ask(rows, { form, dryRun: true })
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    if (!this.#isAsking) return nothing
    return askWholePortal(this.desk, {
      people: overAll(this.#good),
      isBusy: this.#isBusy,
      onConfirm: () => this.#onConfirm(),
      onClose: () => this.#setAsking(false),
    })
  }

  #onConfirm(): void {
    this.querySelector('dialog')?.close()
    void this.#send()
  }

  #setAsking(isAsking: boolean): void {
    this.#isAsking = isAsking
    this.requestUpdate()
  }

  readonly #onSend = async (): Promise<void> => {
    if (overAll(this.#good).length > 0) this.#setAsking(true)
    else await this.#send()
  }

  async #send(): Promise<void> {
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

  /** The rows of a text; null where there are none to go on with, which is then told. */
  async #read(text: string): Promise<readonly ReadInvitationRow[] | null> {
    const { invite, sheet } = this.desk.words
    this.#rows = null
    this.#refusal = null
    this.#mistake = text.trim() === '' ? invite.nothingPasted : null
    if (text.length > LONGEST_SHEET) this.#mistake = sheet.tooLarge
    this.requestUpdate()
    if (this.#mistake) return this.#stop()
    this.#isBusy = true
    const outcome = await this.desk.calls.readInvitations(text)
    this.#isBusy = false
    if (!outcome.ok) this.#refusal = outcome.problem
    if (!outcome.ok) return this.#stop()
    return this.#take(outcome.value)
  }

  #take({ rows, above, ignored, unread }: ReadInvitations): readonly ReadInvitationRow[] | null {
    const { words } = this.desk
    const { invite } = words
    this.#above = above
    this.#ignored = ignored
    if (unread) this.#mistake = unreadInWords(words, unread, (column) => this.#nameOf(column))
    else if (rows.length === 0) this.#mistake = invite.nothingPasted
    else if (rows.length > MOST_INVITATIONS) this.#mistake = invite.tooMany({ count: rows.length })
    return this.#mistake ? this.#stop() : rows
  }

  #stop(): null {
    this.requestUpdate()
    if (this.#mistake) this.#field?.focus()
    return null
  }

  #nameOf(column: PeopleColumn): string {
    const { people, units } = tablesWordsIn[this.desk.language]
    if (column === 'name') return units.name
    return column === 'unitId' ? people.externalId : people[column]
  }

  #languageOf(form: FormData): string {
    return String(form.get('language') ?? this.desk.portal.languages[0] ?? '')
  }

  /** Rows with what the server says of each; null when it could not be asked. */
  async #ask(
    rows: readonly ReadInvitationRow[],
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
    const left = leftRows(this.#above, rows)
    this.#rows = left.rows
    if (this.#field) this.#field.value = left.text
    this.requestUpdate()
  }

  /** One press takes the address that was meant, and checks again. */
  #mend(row: CheckedRow, meant: string): void {
    const area = this.#field
    const { wanted, text } = row
    if (!area || !wanted) return
    area.value = withRow(
      area.value,
      row,
      text.replace(wanted.address, () => meant),
    )
    void this.#onCheck()
  }
}
