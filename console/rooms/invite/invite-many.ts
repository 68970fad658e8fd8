import { html, nothing, type TemplateResult } from 'lit'
import { tablesWordsIn } from '../../../api/contract/plain/words/generated/tables.ts'
import { SheetChecking } from '../../parts/fields/sheet-checking.ts'
import { sheetField } from '../../parts/fields/sheet-field.ts'
import { roleTold, wholePortal } from '../../parts/lists/role-line.ts'
import { addressOf } from '../../parts/navigation/addresses.ts'
import { refused } from '../../parts/state/refused.ts'
import { Room } from '../../parts/state/room.ts'
import { askWholePortal, overAll } from './ask-whole-portal.ts'
import { type CheckedRow, checkedRows } from './checked-rows.ts'
import { letterFields } from './invite-fields.ts'
import { checkList, goodOf, sendList } from './list-calls.ts'

/** Of a file to be filled in. */
const HEADS = ['address', 'firstName', 'lastName', 'role', 'externalId'] as const

/** A list, pasted or from a file: read by the server, checked without sending, then sent; what failed stays in the field. */
export class InviteMany extends Room {
  readonly #sheet = new SheetChecking(this, {
    empty: () => this.desk.words.invite.nothingPasted,
    check: (text) => checkList(this.desk, text, this.#form),
  })
  #isAsking = false

  override render(): TemplateResult {
    const { desk } = this
    const { invite } = desk.words
    const { isBusy, mistake, refusal, onCheck, onInput, onFile } = this.#sheet
    return html`<form class="sheet" novalidate @submit=${onCheck} @input=${onInput}>
      ${this.#renderSent()}
      ${sheetField({
        desk,
        name: 'rows',
        label: invite.paste,
        hint: `${invite.pasteHint} ${this.#roles()}`,
        example: invite.pasteExample,
        mistake,
        template: invite.template,
        heads: HEADS.map((column) => tablesWordsIn[desk.language].people[column]),
        onFile,
      })}
      ${letterFields(desk)}
      ${refused(desk.words, refusal)}
      <div class="acts">
        <button type="submit" class=${this.#good.length > 0 ? '' : 'primary'} aria-busy=${isBusy}>${invite.check}</button>
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
    const { checked } = this.#sheet
    return checked ? goodOf(checked) : []
  }

  get #form(): FormData {
    return new FormData(this.querySelector('form') ?? undefined)
  }

  #renderSend(): TemplateResult | typeof nothing {
    const { invite } = this.desk.words
    const { length } = this.#good
    if (length === 0) return nothing
    return html`<button type="button" class="primary" aria-busy=${this.#sheet.isBusy} @click=${this.#onSend}>${invite.sendMany({ count: length })}</button>`
  }

  #renderSent(): TemplateResult | typeof nothing {
    const { sent } = this.#sheet
    if (!sent || sent.told.sent === 0) return nothing
    const { words, portal } = this.desk
    const left = sent.rows.length
    return html`<div class="done" role="status">
      <p>${words.invite.sentMany({ count: sent.told.sent })} ${left > 0 ? words.invite.leftOver({ count: left }) : ''}</p>
      <a href=${addressOf(portal.id, 'invitations')}>${words.invite.toList}</a>
    </div>`
  }

  #renderPreview(): TemplateResult | typeof nothing {
    const { checked } = this.#sheet
    if (!checked || checked.rows.length === 0) return nothing
    const { rows, told } = checked
    const onMend = (row: CheckedRow, text: string) => void this.#sheet.replaceRow(row, text)
    return checkedRows(this.desk, { rows, ignored: told.ignored, onMend })
  }

  #renderQuestion(): TemplateResult | typeof nothing {
    if (!this.#isAsking) return nothing
    return askWholePortal(this.desk, {
      people: overAll(this.#good),
      isBusy: this.#sheet.isBusy,
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
    await this.#sheet.send((list) => sendList(this.desk, list, this.#form))
  }
}
