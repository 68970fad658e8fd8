import type { Journey } from '../../../api/contract/views.ts'
import { define } from '../../theme/define.ts'
import { FlowElement } from '../frame/flow-element.ts'
import { takeToken } from './take-token.ts'

/**
 * Accepting an invitation: mailed code, verification method, password, privacy notice.
 *
 * The link's token stands in the page's fragment (`#farstu-invitation=<token>`); the element takes
 * it out at once and keeps it in memory only, also where a mail gateway has moved it into path or query
 * or changed it. Without one it asks for the invited address.
 *
 * @summary From the link in an invitation to being signed in.
 * @slot - a plain link to the hosted page, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} state - made by the host's server for this visit; comes back at redemption; no code without it
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
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
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-invitation api="https://auth.portal.example.org" portal="demo" state="…">
 *   <a href="https://auth.portal.example.org/p/demo/invitation">Open the invitation</a>
 * </farstu-invitation>
 * ```
 */
export class FarstuInvitation extends FlowElement {
  protected override get _journey(): Journey {
    return 'invitation'
  }

  #token: string | null = null

  override connectedCallback(): void {
    takeToken((token) => {
      this.#token = token ?? this.#token
      if (!this.isConnected) return
      super.connectedCallback()
      window.addEventListener('hashchange', this.#onHashChange)
    })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('hashchange', this.#onHashChange)
  }

  protected override _invitation(): string | null {
    return this.#token
  }

  /** Another invitation's link was followed while the page stood open. */
  #onHashChange = (): void =>
    takeToken((token) => {
      if (!token) return
      this.#token = token
      void this.restart()
    })
}

define('farstu-invitation', FarstuInvitation)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-invitation': FarstuInvitation
  }
}
