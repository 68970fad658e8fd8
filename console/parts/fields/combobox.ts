import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { LONGEST_LINE } from '../../../api/contract/plain/lengths.ts'
import type { Words } from '../../words/chosen-language.ts'

export interface Suggestion {
  /** What the form sends. */
  readonly value: string
  /** What stands in the field once it is chosen. */
  readonly text: string
}

const PAUSE_MS = 150
const MOST_SHOWN = 20

const folded = (text: string): string => text.trim().toLowerCase()

/**
 * A text field with suggestions; whatever is typed may be sent, too. The editable combobox with list
 * autocomplete of the WAI-ARIA Authoring Practices: the focus stays in the field, arrows lead through
 * the list, Enter and Tab take what they stand on, Escape closes. Sends `change` whenever its value
 * is another one. Rooms `define` it where they use it.
 */
export class Combobox extends LitElement {
  static override properties = {
    words: { attribute: false },
    name: {},
    label: {},
    hint: {},
    mistake: {},
    suggest: { attribute: false },
  }

  declare words: Words
  /** In the form; also the id of the field. */
  declare name: string
  declare label: string
  declare hint: string | undefined
  declare mistake: string | null
  /** The best first. */
  declare suggest: (typed: string) => Promise<readonly Suggestion[]>
  #text = ''
  #chosen: Suggestion | null = null
  #found: readonly Suggestion[] = []
  #isOpen = false
  /** Whether the suggestions are for what is typed now. */
  #isAsked = false
  #active = -1
  #turn = 0
  #waiting: ReturnType<typeof setTimeout> | undefined

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  /** What stands in the field at first. */
  set initial(text: string) {
    if (!this.hasUpdated) this.#text = text
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#waiting)
  }

  override updated(_changed: PropertyValues): void {
    this.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }

  override render(): TemplateResult {
    const { name, label, hint, mistake, words } = this
    const described = [hint ? `${name}-hint` : '', mistake ? `${name}-mistake` : ''].filter(Boolean)
    const active = this.#isOpen && this.#active >= 0 ? `${name}-option-${this.#active}` : nothing
    return html`
      <label for=${name}>${label}</label>
      ${hint ? html`<p class="small muted" id="${name}-hint">${hint}</p>` : nothing}
      <div class="suggesting">
        <input id=${name} role="combobox" autocomplete="off" autocapitalize="none" spellcheck="false"
          maxlength=${LONGEST_LINE} .value=${this.#text} aria-autocomplete="list" aria-expanded=${this.#isOpen}
          aria-controls="${name}-list" aria-activedescendant=${active}
          aria-invalid=${mistake ? 'true' : 'false'} aria-describedby=${described.join(' ') || nothing}
          @input=${this.#onInput} @keydown=${this.#onKey} @click=${this.#onClick} @blur=${this.#onBlur}>
        <input type="hidden" name=${name} .value=${this.#value}>
        <ul role="listbox" id="${name}-list" aria-label=${words.suggestions({ field: label })} ?hidden=${!this.#isOpen}>
          ${this.#found.map((suggestion, index) => this.#renderOption(suggestion, index))}
        </ul>
      </div>
      <p class="unseen" role="status">${this.#isAsked ? words.suggested({ count: this.#found.length }) : nothing}</p>
      ${mistake ? html`<p class="mistake" id="${name}-mistake">${mistake}</p>` : nothing}`
  }

  #renderOption(suggestion: Suggestion, index: number): TemplateResult {
    const stay = (event: Event): void => event.preventDefault()
    return html`<li role="option" id="${this.name}-option-${index}" aria-selected=${index === this.#active}
      @mousedown=${stay} @click=${() => this.#choose(suggestion)}>${suggestion.text}</li>`
  }

  /** Of what was chosen, or is meant without doubt; otherwise as typed. */
  get #value(): string {
    return (this.#chosen ?? this.#meant)?.value ?? this.#text.trim()
  }

  /** The one suggestion whose text or value is what was typed. */
  get #meant(): Suggestion | null {
    const typed = folded(this.#text)
    const alike = this.#found.filter(({ value, text }) => [value, text].map(folded).includes(typed))
    return alike.length === 1 ? (alike[0] ?? null) : null
  }

  /** The form hears of it when another value stands here, by whatever way. */
  #tell(): void {
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }

  #choose(suggestion: Suggestion): void {
    const before = this.#value
    this.#chosen = suggestion
    this.#text = suggestion.text
    if (this.#value !== before) this.#tell()
    this.#close()
  }

  #close(): void {
    clearTimeout(this.#waiting)
    this.#turn++
    this.#isOpen = false
    this.#active = -1
    this.requestUpdate()
  }

  /** @param active which one is stood on when it opens; from the end when negative, null for none. */
  async #open(active: number | null): Promise<void> {
    const turn = ++this.#turn
    const found = (await this.suggest(this.#chosen ? '' : this.#text.trim())).slice(0, MOST_SHOWN)
    if (turn !== this.#turn) return
    this.#found = found
    this.#isAsked = true
    this.#isOpen = found.length > 0 && this.contains(document.activeElement)
    this.#active = active === null ? -1 : (active + found.length) % Math.max(1, found.length)
    this.requestUpdate()
    await this.updateComplete
    if (this.#isOpen) this.querySelector('ul')?.scrollIntoView({ block: 'nearest' })
  }

  #move(by: 1 | -1): void {
    const { length } = this.#found
    if (!this.#isOpen) return void this.#open(by === 1 ? 0 : -1)
    this.#active = this.#active < 0 && by < 0 ? length - 1 : (this.#active + by + length) % length
    this.requestUpdate()
  }

  readonly #onInput = (event: Event): void => {
    if (!(event.target instanceof HTMLInputElement)) return
    event.stopPropagation()
    this.#text = event.target.value
    this.#chosen = null
    this.#tell()
    this.#active = -1
    this.#isAsked = false
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => void this.#open(null), PAUSE_MS)
    this.requestUpdate()
  }

  readonly #onClick = (): void => {
    if (this.#isOpen) this.#close()
    else void this.#open(null)
  }

  /** What is meant without doubt is shown as if it had been chosen. */
  readonly #onBlur = (): void => {
    const meant = this.#chosen ?? this.#meant
    if (meant) this.#choose(meant)
    else this.#close()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const active = this.#isOpen ? this.#found[this.#active] : undefined
    const isTaking = event.key === 'Enter' || event.key === 'Tab'
    if (event.key === 'Enter' && active) event.preventDefault()
    if (isTaking && active) return this.#choose(active)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') return this.#onArrow(event)
    if (event.key === 'Escape') return this.#onEscape(event)
    if (event.key === 'Enter') return this.#close()
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) {
      this.#active = -1
      this.requestUpdate()
    }
  }

  /** With Alt the list opens or closes, and nothing is stood on. */
  #onArrow(event: KeyboardEvent): void {
    event.preventDefault()
    const isDown = event.key === 'ArrowDown'
    if (!event.altKey) return this.#move(isDown ? 1 : -1)
    if (isDown) void this.#open(null)
    else this.#close()
  }

  /** Where there is nothing to close nor to empty it is the dialog's around it. */
  #onEscape(event: KeyboardEvent): void {
    if (!this.#isOpen && this.#text === '') return
    event.preventDefault()
    if (this.#isOpen) return this.#close()
    this.#text = ''
    this.#chosen = null
    this.#tell()
    this.requestUpdate()
  }
}
