import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit'
import { html } from 'lit'
import {
  type CodeShape,
  codeOf,
  inGroups,
  UNMISTAKABLE,
} from '../../api/contract/plain/typed-code.ts'
import { FarstuCode } from './code.ts'
import { groupedCodeStyles } from './grouped-code.styles.ts'

/** A part of a code that ends in what parts groups, as it is typed. */
const PARTED = /[\p{Pd}\s]$/u

/**
 * One field for a long code of letters and digits, such as one on paper: what is typed in any case,
 * with look-alikes, blanks or hyphens stands there as the paper has it, in groups.
 *
 * @fires complete - once, when a whole code stands in the field for the first time since `reset`
 */
export class FarstuGroupedCode extends FarstuCode {
  static override styles: CSSResultGroup = groupedCodeStyles

  static override properties: PropertyDeclarations = {
    shape: { attribute: false },
  }

  shape: CodeShape = { alphabet: UNMISTAKABLE, length: 8, group: 4 }

  override willUpdate(): void {
    const { length, group } = this.shape
    this.length = length + Math.ceil(length / group) - 1
    super.willUpdate()
  }

  /** A hyphen that is typed where one belongs stays, so that nobody wonders where it went. */
  protected override _read(typed: string): string {
    const { length, group } = this.shape
    const code = codeOf(typed, this.shape)
    const isBetween = code.length > 0 && code.length < length && code.length % group === 0
    return inGroups(code, this.shape) + (isBetween && PARTED.test(typed) ? '-' : '')
  }

  protected override _control(): TemplateResult {
    return html`<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'farstu-grouped-code': FarstuGroupedCode
  }
}
