import type { Journey } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * Another password for whoever is signed in to the portal in this browser: after the current one (or a mailed code,
 * where it is forgotten) and a second factor where one is held. They are signed out everywhere else by it.
 *
 * @summary Change of password.
 * @slot - a plain link back, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-enrolled - the new one counts: `{ method: 'password' }`
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-password api="https://auth.portal.example.org" portal="demo">
 *   <a href="/account">Back to the account</a>
 * </farstu-password>
 * ```
 */
export class FarstuPassword extends FlowElement {
  protected override get _journey(): Journey {
    return 'change-password'
  }
}

define('farstu-password', FarstuPassword)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-password': FarstuPassword
  }
}
