import { html, type TemplateResult } from 'lit'
import { define } from '../../theme/define.ts'
import type { SecurityKeyWords } from '../../words/generated/security-key.ts'
import { EnrolStep } from '../webauthn/enrol-step.ts'

/** Products that the FIDO Alliance has certified. */
const CERTIFIED = 'https://fidoalliance.org/certification/fido-certified-products/'

/** Sets up a key for the pocket. */
class SecurityKeyEnrolStep extends EnrolStep<SecurityKeyWords['security-key-enrol']> {
  protected override _renderHelp(): TemplateResult {
    const { why } = this.words
    return html`<details><summary>${why.ask}</summary><p>${why.text}</p>
      <p><a class="target" href=${CERTIFIED} target="_blank" rel="noopener noreferrer">${why.list}</a></p>
    </details>`
  }
}

define('farstu-step-security-key-enrol', SecurityKeyEnrolStep)
