/**
 * What a page brings to its server, which alone can make anything of it. `code` works once, within a minute.
 * @example
 * ```ts
 * import 'farstu/widgets/email-code.js'
 *
 * document.addEventListener('farstu-verified', ({ detail: { code } }) => {
 *   if (code === null) console.warn('The element was given no state')
 * })
 * ```
 */
export interface Verified {
  /** One-time code for the host's server to redeem; null when the element was given no `state`. */
  readonly code: string | null
  /** What the host's server gave the element; it compares it with its own. */
  readonly state: string | null
}

/**
 * `farstu-verified`: a mailbox was proven. A hint for the page: the host's server believes only what it
 * redeems.
 * @example
 * ```ts
 * import 'farstu/widgets/email-code.js'
 *
 * document.addEventListener('farstu-verified', async ({ detail: { code } }) => {
 *   await fetch('/verified-address', {
 *     method: 'POST',
 *     headers: { 'Content-Type': 'application/json' },
 *     body: JSON.stringify({ code }),
 *   })
 * })
 * ```
 */
export type FarstuVerifiedEvent = CustomEvent<Verified>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-verified': FarstuVerifiedEvent
  }
}
