import type { StartFlowBody } from '../../api/contract/requests.ts'
import type { Journey } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * Proving an e-mail address that the host's server named, by a mailed code. Signs nobody in.
 *
 * @summary E-mail verification, alone.
 * @slot - a plain link to where else the address can be proven, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} verification - what the host's server was given for the address, required
 * @attr {string} state - made by the host's server for this visit; comes back at redemption; no code without it
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-verified - done: `{ code, state }`, for the host's server to redeem
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-email-code api="https://auth.portal.example.org" portal="demo" verification="…" state="…">
 *   <a href="/contact">Tell us the address in another way</a>
 * </farstu-email-code>
 * ```
 */
export class FarstuEmailCode extends FlowElement {
  static override properties = {
    verification: {},
  }

  /** What the host's server was given for the address; makes one flow, to be begun anew by another. */
  verification: string | null = null

  protected override get _journey(): Journey {
    return 'verify-email'
  }

  protected override _about(): Partial<StartFlowBody> {
    return { verification: this.verification || undefined }
  }

  protected override get _doneEvent() {
    return 'farstu-verified' as const
  }
}

define('farstu-email-code', FarstuEmailCode)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-email-code': FarstuEmailCode
  }
}
