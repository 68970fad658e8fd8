import type { LitElement } from 'lit'
import type { StartFlowBody } from '../../api/contract/requests.ts'
import type { Journey } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * Sign-in to a portal, inside the portal's own page.
 *
 * @summary Address, then what the portal's policy asks for, until the host can redeem a code.
 * @slot - a plain link to the hosted page, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} state - made by the host's server for this visit; comes back at redemption; no code without it
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {boolean} auto - continue a live session without waiting for the press
 * @attr {'aal1'|'aal2'|'aal3'} acr - ask for at least this level
 * @attr {number} max-age - ask for an authentication no older than this many seconds
 * @attr {boolean} forgotten - begin as if "forgotten" had been pressed: the mailbox comes first
 * @attr {string} address - address from an earlier visit: its step is skipped, unless a session is live
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-signed-in - done: `{ code, state }`, for the host's server to redeem
 * @fires farstu-signed-out - the session has ended
 * @fires farstu-enrolled - a verification method now counts: `{ method }`
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links
 * @cssprop [--farstu-on-accent] - text on buttons
 * @cssprop [--farstu-text] - text; the host's own by default
 * @cssprop [--farstu-muted] - secondary text
 * @cssprop [--farstu-surface=transparent] - ground of the frame
 * @cssprop [--farstu-field] - ground of fields
 * @cssprop [--farstu-border] - border of fields
 * @cssprop [--farstu-line] - dividing lines and the border of the frame
 * @cssprop [--farstu-danger] - messages about what went wrong
 * @cssprop [--farstu-success] - what is done
 * @cssprop [--farstu-focus] - outer colour of the focus ring
 * @cssprop [--farstu-halo] - inner colour of the focus ring
 * @cssprop [--farstu-radius=0.5rem] - corners
 * @cssprop [--farstu-space=0.25rem] - one step of spacing
 * @cssprop [--farstu-control-height=2.75rem] - least height of what can be pressed
 * @cssprop [--farstu-width=26rem] - greatest width
 * @cssprop [--farstu-padding=0] - padding of the frame
 * @cssprop [--farstu-border-width=0] - border of the frame
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-login api="https://auth.portal.example.org" portal="demo" state="…">
 *   <a href="https://auth.portal.example.org/p/demo/sign-in">Sign in</a>
 * </farstu-login>
 * ```
 */
export class FarstuLogin extends FlowElement {
  static override properties: typeof LitElement.properties = { forgotten: { type: Boolean } }

  /** Begin where something was forgotten. */
  forgotten = false

  protected override get _journey(): Journey {
    return 'sign-in'
  }

  protected override _about(): Partial<StartFlowBody> {
    return { forgotten: this.forgotten || undefined }
  }
}

define('farstu-login', FarstuLogin)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-login': FarstuLogin
  }
}
