import type { LitElement } from 'lit'
import type { StartFlowBody } from '../../api/contract/requests.ts'
import type { Journey, MethodKind } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * Adding a way to verify, such as an authenticator app, for whoever is signed in to the portal in this browser; and trying
 * one that was added, where it can be tried.
 *
 * @summary Enrolment of one method, alone.
 * @slot - a plain link to where else it can be added, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} kind - what to add: `totp`, `passkey`, `security-key`, `this-device`; what the portal prefers by default
 * @attr {string} tries - id of one that the person has, to be tried instead; it counts for nothing
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-enrolled - it now counts: `{ method }`
 * @fires farstu-tried - one was tried, and works
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-authenticator api="https://auth.portal.example.org" portal="demo">
 *   <a href="/account">Back to the account</a>
 * </farstu-authenticator>
 * ```
 */
export class FarstuAuthenticator extends FlowElement {
  static override properties: typeof LitElement.properties = {
    kind: {},
    tries: {},
  }

  /** What to add; what the portal prefers where it is null. */
  kind: MethodKind | null = null

  /** What to try; null where one is added. */
  tries: string | null = null

  protected override get _journey(): Journey {
    return this.tries ? 'try-method' : 'add-method'
  }

  protected override _about(): Partial<StartFlowBody> {
    return this.tries ? { object: this.tries } : { kind: this.kind || undefined }
  }

  protected override get _doneEvent() {
    return this.tries ? ('farstu-tried' as const) : null
  }
}

define('farstu-authenticator', FarstuAuthenticator)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-authenticator': FarstuAuthenticator
  }
}
