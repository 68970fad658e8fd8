export interface Verified {
  /** One-time code for the host's server to redeem; null when the element was given no `state`. */
  readonly code: string | null
  /** What the host's server gave the element; it compares it with its own. */
  readonly state: string | null
}

/** A mailbox was proven. A hint for the page: the host's server believes only what it redeems. */
export type FarstuVerifiedEvent = CustomEvent<Verified>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-verified': FarstuVerifiedEvent
  }
}
