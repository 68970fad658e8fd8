import type { LitElement } from 'lit'
import type { StartFlowBody } from '../../../api/contract/requests.ts'
import type { AcrValue, Journey } from '../../../api/contract/views.ts'
import type { FlowRequest } from '../../controllers/flow-request.ts'
import { PortalElement } from './portal-element.ts'

/** What the host's page says by attributes, and the request that comes of it. */
export abstract class FlowAttributes extends PortalElement {
  static override properties: typeof LitElement.properties = {
    state: {},
    acr: {},
    maxAge: { type: Number, attribute: 'max-age' },
    address: {},
    auto: { type: Boolean },
  }

  /** Made by the host's server and bound to its own pre-session; comes back at redemption. */
  state: string | null = null
  /** Ask for at least this level; the portal's policy is the floor. */
  acr: AcrValue | null = null
  /** Ask for an authentication no older than this many seconds. */
  maxAge: number | null = null
  /** Address from an earlier visit: its step is skipped, unless a session is live. */
  address: string | null = null
  /** Continue a live session without waiting for the press. */
  auto = false

  /** The journey that this element begins. */
  protected abstract get _journey(): Journey

  /** Token from an invitation link, where there is one. */
  protected _invitation(): string | null {
    return null
  }

  /** What else the journey is about; of several names the first tells one flow from another. */
  protected _about(): Partial<StartFlowBody> {
    return {}
  }

  /** What the page is told at the end of a journey that makes no session; null for nothing. */
  protected get _doneEvent(): FlowRequest['told'] {
    return null
  }

  /** What is not said is not sent: the portal's policy decides. */
  protected _request(language: string): FlowRequest {
    const { api, portal, _journey: journey, state, acr, maxAge, address, auto } = this
    return {
      api,
      portal,
      journey,
      auto,
      language,
      told: this._doneEvent,
      state: state || undefined,
      acr: acr || undefined,
      maxAgeSeconds: maxAge ?? undefined,
      address: address || undefined,
      invitation: this._invitation() || undefined,
      ...this._about(),
    }
  }
}
