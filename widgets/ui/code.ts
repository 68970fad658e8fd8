import { type CSSResultGroup, html, type PropertyDeclarations, type TemplateResult } from 'lit'
import { digitsOf } from '../../api/contract/plain/typed-code.ts'
import { codeStyles } from './code.styles.ts'
import { FarstuField } from './field.ts'

/**
 * One real field drawn as slots: the digits are those of the field itself, spaced to fall into
 * the boxes behind it, so that caret, selection, paste and autofill are the browser's own.
 *
 * @fires complete - once, when a whole code stands in the field for the first time since `reset`
 */
export class FarstuCode extends FarstuField {
  static override styles: CSSResultGroup = codeStyles

  static override properties: PropertyDeclarations = {
    length: { type: Number },
    invalid: { type: Boolean, reflect: true },
  }

  /** Characters that a whole code takes in the field. */
  length = 6
  invalid = false

  #completed = false

  constructor() {
    super()
    this.addEventListener('input', (event) => this.#onInput(event as InputEvent))
    for (const type of ['input', 'focusin', 'keyup', 'click'])
      this.addEventListener(type, () => this.#watchCaret())
  }

  /** Through the style object rather than an attribute, which a strict CSP would refuse. */
  override willUpdate(): void {
    this.style.setProperty('--n', String(this.length))
  }

  /** What was typed or pasted, as it is to stand in the field. */
  protected _read(typed: string): string {
    return digitsOf(typed, this.length)
  }

  protected override _control(): TemplateResult {
    const cells = Array.from(
      { length: this.length },
      () => html`<span class="cell"><span></span></span>`,
    )
    return html`<span class="cells" aria-hidden="true">${cells}</span><slot></slot>`
  }

  #onInput(event: InputEvent): void {
    const input = event.target
    if (!(input instanceof HTMLInputElement) || event.isComposing) return
    const code = this._read(input.value)
    if (code !== input.value) this.#replace(input, code)
    if (code.length < this.length || this.#completed) return
    this.#completed = true
    this.dispatchEvent(new Event('complete'))
  }

  #replace(input: HTMLInputElement, code: string): void {
    const caret = this._read(input.value.slice(0, input.selectionStart ?? 0)).length
    input.value = code
    input.setSelectionRange(caret, caret)
  }

  /** Behind the last digit the caret would stand outside the boxes. */
  #watchCaret(): void {
    this.toggleAttribute('full', this.querySelector('input')?.selectionStart === this.length)
  }

  /** Empties the field; it does not complete by itself again. */
  clear(): void {
    const input = this.querySelector('input')
    if (input) input.value = ''
    this.#watchCaret()
  }

  /** A new code is awaited: empties the field and lets it complete by itself once more. */
  reset(): void {
    this.#completed = false
    this.clear()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-code': FarstuCode
  }
}
