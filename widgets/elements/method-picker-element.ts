import type { Journey } from '../../api/contract/views.ts'
import type { FlowRequest } from '../controllers/flow-request.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * More than the session says, from whoever is signed in: the list of ways to verify comes first, where they
 * have several that the portal accepts for the level, and what they pick is asked for in the same place.
 *
 * @summary Choose how to verify, and verify.
 * @slot - a plain link to the hosted page, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} state - made by the host's server for this visit; comes back at redemption; no code without it
 * @attr {'aal1'|'aal2'|'aal3'} acr - the level that is needed; the portal's policy is the floor
 * @attr {number} max-age - ask for an authentication no older than this many seconds
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-method-chosen - something was picked: `{ method }`
 * @fires farstu-signed-in - done: `{ code, state }`, for the host's server to redeem
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/method-picker.js"></script>
 * <farstu-method-picker api="https://auth.portal.example.org" portal="demo" acr="aal2" state="…">
 *   <a href="https://auth.portal.example.org/p/demo/sign-in">Sign in again</a>
 * </farstu-method-picker>
 * ```
 */
export class FarstuMethodPicker extends FlowElement {
  protected override get _journey(): Journey {
    return 'sign-in'
  }

  /** It is for whoever is signed in: their session goes on without a press. */
  protected override _request(language: string): FlowRequest {
    return { ...super._request(language), auto: true, pick: true }
  }
}

define('farstu-method-picker', FarstuMethodPicker)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-method-picker': FarstuMethodPicker
  }
}
