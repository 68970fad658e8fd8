import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { SheetRowView } from '../../../api/contract/console/sheet-wire.ts'
import { LONGEST_SHEET } from '../../../api/contract/plain/lengths.ts'
import type { Outcome, Refusal } from '../../../widgets/client/problem.ts'
import type { Desk } from '../state/room.ts'
import { chosenFile } from './file-text.ts'
import { leftRows, withoutLines, withRow } from './sheet-rows.ts'

/** What the server says of a text, or of what was sent of it. */
export interface CheckedSheet<Row extends SheetRowView, Told> {
  /** What its rows are read by. */
  readonly above: string
  readonly rows: readonly Row[]
  /** What a room says besides. */
  readonly told: Told
}

/** `mistake`: why nothing can be said of a text, in words. */
export type Verdict<Checked> = Outcome<Checked> | { readonly mistake: string }

interface Asked<Checked> {
  /** Told where nothing stands in the field. */
  readonly empty: () => string
  readonly check: (text: string) => Promise<Verdict<Checked>>
}

type Host = ReactiveControllerHost & HTMLElement & { readonly desk: Desk }

/**
 * A spreadsheet in the host's `textarea`: typed or from a file, checked, then sent. What is said of a text is said of that text
 * alone: once another stands in the field, an answer to the older is dropped.
 */
export class SheetChecking<Row extends SheetRowView, Told> implements ReactiveController {
  isBusy = false
  mistake: string | null = null
  refusal: Refusal | null = null
  /** Null unless it is of what stands in the field. */
  checked: CheckedSheet<Row, Told> | null = null
  /** What stayed after the last sending, until the next check. */
  sent: CheckedSheet<Row, Told> | null = null
  readonly #host: Host
  readonly #asked: Asked<CheckedSheet<Row, Told>>
  /** Counts the texts that the field has had. */
  #generation = 0
  #text = ''
  #isSending = false

  constructor(host: Host, asked: Asked<CheckedSheet<Row, Told>>) {
    this.#host = host
    this.#asked = asked
    host.addController(this)
  }

  hostConnected(): void {}

  readonly onInput = ({ target }: Event): void => {
    if (target === this.#field) this.#forget()
  }

  readonly onFile = async (event: Event): Promise<void> => {
    const generation = this.#forget()
    const chosen = await chosenFile(this.#host.desk.words, event)
    if (!chosen || generation !== this.#generation) return
    if ('text' in chosen) return this.#put(chosen.text)
    this.#field.value = ''
    this.mistake = chosen.mistake
    this.#host.requestUpdate()
  }

  readonly onCheck = async (event?: Event): Promise<void> => {
    event?.preventDefault()
    if (this.isBusy) return
    const text = this.#field.value
    const generation = this.#forget()
    this.sent = null
    const mistake = this.#unusable(text)
    if (mistake) return this.#take(text, { mistake })
    this.isBusy = true
    const verdict = await this.#asked.check(text)
    if (generation !== this.#generation) return
    this.isBusy = false
    this.#take(text, verdict)
  }

  /** Another row in the place of one that was checked; all are checked again. */
  async replaceRow(row: Row, text: string): Promise<void> {
    if (!this.isBusy) await this.#put(withRow(this.#field.value, row, text))
  }

  /** Sends what was checked; its answer is what stays of it. Null when it was not sent. */
  async send(
    sending: (
      checked: CheckedSheet<Row, Told>,
      text: string,
    ) => Promise<Outcome<CheckedSheet<Row, Told>>>,
  ): Promise<CheckedSheet<Row, Told> | null> {
    const { checked } = this
    if (this.isBusy || !checked) return null
    const generation = this.#generation
    this.refusal = null
    this.isBusy = this.#isSending = true
    this.#host.requestUpdate()
    const outcome = await sending(checked, this.#text)
    this.isBusy = this.#isSending = false
    if (outcome.ok) this.#leave(outcome.value, generation === this.#generation)
    else this.refusal = outcome.problem
    this.#host.requestUpdate()
    return outcome.ok ? outcome.value : null
  }

  get isEmpty(): boolean {
    return this.#field.value.trim() === ''
  }

  get #field(): HTMLTextAreaElement {
    const field = this.#host.querySelector('textarea')
    if (!field) throw new Error('A sheet has no field')
    return field
  }

  /** What is being sent goes on. */
  #forget(): number {
    this.checked = null
    this.mistake = null
    this.refusal = null
    this.isBusy = this.#isSending
    this.#host.requestUpdate()
    this.#generation += 1
    return this.#generation
  }

  async #put(text: string): Promise<void> {
    this.#forget()
    this.#field.value = text
    await this.onCheck()
  }

  #unusable(text: string): string | null {
    if (text.trim() === '') return this.#asked.empty()
    return text.length > LONGEST_SHEET ? this.#host.desk.words.sheet.tooLarge : null
  }

  #take(text: string, verdict: Verdict<CheckedSheet<Row, Told>>): void {
    this.#text = text
    if ('mistake' in verdict) this.mistake = verdict.mistake
    else if (verdict.ok) this.checked = verdict.value
    else this.refusal = verdict.problem
    this.#host.requestUpdate()
    if (this.mistake) this.#field.focus()
  }

  /** Only what was not sent stays in the field, and what was typed since. */
  #leave(sent: CheckedSheet<Row, Told>, isSame: boolean): void {
    const left = leftRows(sent.above, sent.rows)
    this.sent = { ...sent, rows: left.rows }
    this.checked = isSame ? this.sent : null
    this.#field.value = isSame
      ? left.text
      : withoutLines(this.#field.value, this.#text, { above: sent.above, rows: sent.rows })
    this.#text = left.text
  }
}
