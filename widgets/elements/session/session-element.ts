import { define } from '../../theme/define.ts'
import { PortalElement } from '../frame/portal-element.ts'

/**
 * For a portal's signed-in pages: warns before the session ends for want of activity, and tells the
 * page when it has ended, here or in another tab. Shows nothing until then.
 *
 * What it draws is fetched when the element stands in a page, so that sign-in pages need not wait for it.
 *
 * @summary A warning before the session ends, and news of its end.
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {number} warn-before - seconds before the end at which to warn: 120 by default, never below 20
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @fires farstu-signed-out - the session has ended; sent once
 * @fires farstu-error - "Stay signed in" or "Sign out" failed: `{ code }`
 * @csspart panel - the box around the warning
 * @cssprop [--farstu-accent] - buttons
 * @cssprop [--farstu-on-accent] - text on buttons
 * @cssprop [--farstu-text] - text
 * @cssprop [--farstu-muted] - the quieter button while it waits
 * @cssprop [--farstu-surface] - ground of the panel
 * @cssprop [--farstu-line] - border of the panel
 * @cssprop [--farstu-danger] - messages about what went wrong
 * @cssprop [--farstu-focus] - outer colour of the focus ring
 * @cssprop [--farstu-halo] - inner colour of the focus ring
 * @cssprop [--farstu-radius=0.5rem] - corners
 * @cssprop [--farstu-space=0.25rem] - one step of spacing
 * @cssprop [--farstu-control-height=2.75rem] - least height of what can be pressed
 * @cssprop [--farstu-width=26rem] - greatest width
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-session api="https://auth.portal.example.org" portal="demo" warn-before="180"></farstu-session>
 * ```
 */
export class FarstuSession extends PortalElement {
  static override properties = {
    warnBefore: { type: Number, attribute: 'warn-before' },
  }

  /** Seconds before the end at which to warn; never below 20. */
  warnBefore = 120

  override connectedCallback(): void {
    super.connectedCallback()
    const fetched = import('./later-panel.ts').then(({ attachPanel }) => attachPanel(this))
    fetched.catch(() => undefined)
  }
}

define('farstu-session', FarstuSession)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-session': FarstuSession
  }
}
