import { html, type TemplateResult } from 'lit'
import type { CodeShape } from '../../api/contract/plain/typed-code.ts'
import { define } from '../theme/define.ts'
import { aside, describedBy, type FieldSpec } from './field-template.ts'
import { FarstuGroupedCode } from './grouped-code.ts'

define('farstu-grouped-code', FarstuGroupedCode)

export interface GroupedCodeSpec extends Pick<FieldSpec, 'id' | 'label' | 'hint' | 'error'> {
  readonly shape: CodeShape
  readonly onComplete?: () => void
}

const keyboardFor = ({ alphabet }: CodeShape): string =>
  /\p{L}/u.test(alphabet) ? 'text' : 'numeric'

/** The one field for a code in groups, in the light DOM. `codeOf` reads what it sends. */
export const groupedCodeField = (spec: GroupedCodeSpec): TemplateResult => html`<farstu-grouped-code
  .shape=${spec.shape} ?invalid=${Boolean(spec.error)} @complete=${spec.onComplete}>
  <label slot="label" for=${spec.id}>${spec.label}</label>
  <input id=${spec.id} name="code" type="text" inputmode=${keyboardFor(spec.shape)} autocomplete="off"
    autocapitalize="characters" autocorrect="off" spellcheck="false" translate="no"
    aria-invalid=${spec.error ? 'true' : 'false'} aria-describedby=${describedBy(spec)}>
  ${aside(spec)}
</farstu-grouped-code>`
