import { html, nothing, type TemplateResult } from 'lit'
import { define } from '../theme/define.ts'
import { FarstuCode } from './code.ts'
import { aside, describedBy, type FieldSpec } from './field-template.ts'

define('farstu-code', FarstuCode)

export interface CodeSpec extends Pick<FieldSpec, 'id' | 'label' | 'hint' | 'error'> {
  readonly length: number
  readonly onComplete: () => void
  /** Until when another code has to wait; seen and not read out, for it changes every second. */
  readonly wait?: string
}

/** The one field for a code of so many digits, in the light DOM. */
export const codeField = (spec: CodeSpec): TemplateResult => html`<farstu-code
  .length=${spec.length} ?invalid=${Boolean(spec.error)} @complete=${spec.onComplete}>
  <label slot="label" for=${spec.id}>${spec.label}</label>
  <input id=${spec.id} name="code" type="text" inputmode="numeric" autocomplete="one-time-code"
    autocapitalize="none" autocorrect="off" spellcheck="false" aria-invalid=${spec.error ? 'true' : 'false'}
    aria-describedby=${describedBy(spec)}>
  ${aside(spec)}${spec.wait ? html`<p slot="hint" aria-hidden="true">${spec.wait}</p>` : nothing}
</farstu-code>`
