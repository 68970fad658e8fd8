import { type CSSResultGroup, html, type TemplateResult } from 'lit'
import { codeStyles } from './code.styles.ts'
import { FarstuField } from './field.ts'
import { normaliseCode } from './normalise-code.ts'

/**
 * One real field drawn as slots: the digits are those of the field itself, spaced to fall into
 * the boxes behind it, so that caret, selection, paste and autofill are the browser's own.
 *
 * @fires complete - once, when a whole code stands in the field for the first time since `reset`
 */
export class FarstuCode extends FarstuField {
  static override styles: CSSResultGroup = codeStyles

  static override properties = {
    length: { type: Number },
    invalid: { type: Boolean, reflect: true },
  }

  /** Digits in a code. */
  length = 6
  invalid = false

  #completed = false

  constructor() {
    super()
    this.addEventListener('input', (event) => this.#onInput(event as InputEvent))
    for (const type of ['input', 'focusin', 'keyup', 'click']) {
      this.addEventListener(type, () => this.#watchCaret())
    }
  }

  /** Through the style object rather than an attribute, which a strict CSP would refuse. */
  override willUpdate(): void {
    this.style.setProperty('--n', String(this.length))
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
    const code = normaliseCode(input.value, this.length)
    if (code !== input.value) this.#replace(input, code)
    if (code.length < this.length || this.#completed) return
    this.#completed = true
    this.dispatchEvent(new Event('complete'))
  }

  #replace(input: HTMLInputElement, code: string): void {
    const before = input.value.slice(0, input.selectionStart ?? 0)
    const caret = before.normalize('NFKC').replace(/\D/g, '').length
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
