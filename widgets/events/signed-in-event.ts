export interface SignedIn {
  /** One-time code for the host's server to redeem; null when the element was given no `state`. */
  readonly code: string | null
  /** What the host's server gave the element; it compares it with its own. */
  readonly state: string | null
}

/** Signed in. A hint for the page: the host's server believes only what it redeems. */
export type FarstuSignedInEvent = CustomEvent<SignedIn>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-signed-in': FarstuSignedInEvent
  }
}
