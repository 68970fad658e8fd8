import type { OwnAct } from '../../api/contract/confirmation-wire.ts'
import type { StartFlowBody } from '../../api/contract/requests.ts'
import type { Journey } from '../../api/contract/views.ts'
import { define } from '../theme/define.ts'
import { FlowElement } from './frame/flow-element.ts'

/**
 * One act, confirmed by whoever is signed in to the portal in this browser with a factor shown for it alone.
 * What is shown comes from the server: the page says which act it is, never in which words.
 *
 * @summary Step-up for one act.
 * @slot - a plain link back, shown until the first step is ready
 * @attr {string} api - base URL of the API (https), required
 * @attr {string} portal - public id of the portal, required
 * @attr {string} confirmation - what the host's server was given for its act
 * @attr {'method.remove'|'address.change'} act - an act of ours, where there is no `confirmation`
 * @attr {string} object - id of what an act of ours is done to
 * @attr {string} state - comes back with the event; the code is bound to act, object and session without it
 * @attr {string} lang - language of the words; that of the nearest ancestor by default
 * @attr {'light'|'dark'} theme - which colours; follows the computed `color-scheme` by default
 * @attr {string} step - the step shown (reflected)
 * @attr {boolean} busy - waiting for the server (reflected)
 * @fires farstu-step - another step is shown: `{ step }`
 * @fires farstu-confirmed - done: `{ code, state }`, for the host's server to redeem
 * @fires farstu-cancelled - the person cancelled
 * @fires farstu-error - a request failed: `{ code }`
 * @csspart frame - the box around everything
 * @csspart foot - help, "Start over" and "Cancel"
 * @cssprop [--farstu-accent] - buttons and links; the other tokens are those of `farstu-login`
 * @example
 * ```html
 * <script type="module" src="https://auth.portal.example.org/widgets/farstu.js"></script>
 * <farstu-confirm api="https://auth.portal.example.org" portal="demo" confirmation="…">
 *   <a href="/submissions/17">Back to the submission</a>
 * </farstu-confirm>
 * ```
 */
export class FarstuConfirm extends FlowElement {
  static override properties = {
    confirmation: {},
    act: {},
    object: {},
  }

  /** What the host's server was given for its act; makes one flow, to be begun anew by another. */
  confirmation: string | null = null
  /** An act of ours, where there is no `confirmation`. */
  act: OwnAct | null = null
  /** Id of what an act of ours is done to. */
  object: string | null = null

  protected override get _journey(): Journey {
    return 'confirm'
  }

  protected override _about(): Partial<StartFlowBody> {
    const { confirmation, act, object } = this
    if (confirmation) return { confirmation }
    return { act: act || undefined, object: object || undefined }
  }

  protected override get _doneEvent() {
    return 'farstu-confirmed' as const
  }
}

define('farstu-confirm', FarstuConfirm)

declare global {
  interface HTMLElementTagNameMap {
    'farstu-confirm': FarstuConfirm
  }
}
