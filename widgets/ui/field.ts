import { type CSSResultGroup, html, LitElement, type TemplateResult } from 'lit'
import { fieldStyles } from './field.styles.ts'

/**
 * Draws a label, a field, its hint and its message, which all stay in the light DOM of the page:
 * password managers see them, and `for` and `aria-describedby` reach them.
 *
 * @slot - the `<input>`
 * @slot label - the `<label>`
 * @slot action - a quiet `<button>` beside the field
 * @slot hint - what helps to fill it in
 * @slot error - what is wrong and what to do next
 */
export class FarstuField extends LitElement {
  static override styles: CSSResultGroup = fieldStyles

  override render(): TemplateResult {
    return html`<slot name="label"></slot>
      <div class="control">${this._control()}<slot name="action"></slot></div>
      <slot name="error"></slot><slot name="hint"></slot>`
  }

  protected _control(): TemplateResult {
    return html`<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-field': FarstuField
  }
}
