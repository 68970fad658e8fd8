import type { StartFlowBody } from '../../api/contract/requests.ts'
import type { Journey } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * Making a set of recovery codes for whoever is signed in to the portal in this browser.
 *
 * @summary New recovery codes, alone.
 * @slot - a plain link to where else they can be made, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-enrolled - the codes now count: `{ method }`
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/recovery-codes.js"></script>
 * <farstu-recovery-codes api="https://auth.portal.example.org" portal="demo">
 *   <a href="/account">Back to the account</a>
 * </farstu-recovery-codes>
 * ```
 */
export class FarstuRecoveryCodes extends FlowElement {
  protected override get _journey(): Journey {
    return 'add-method'
  }

  protected override _about(): Partial<StartFlowBody> {
    return { kind: 'recovery-codes' }
  }
}

define('farstu-recovery-codes', FarstuRecoveryCodes)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-recovery-codes': FarstuRecoveryCodes
  }
}
