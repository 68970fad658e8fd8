/**
 * What a page brings to its server, which alone can make anything of it. `code` works once, within two minutes
 * of the right answer.
 * @example
 * ```ts
 * import 'farstu/widgets/confirm.js'
 *
 * document.addEventListener('farstu-confirmed', ({ detail: { code } }) => {
 *   if (code === null) console.warn('An act of ours was confirmed, and is done')
 * })
 * ```
 */
export interface Confirmed {
  /** One-time code for the host's server to redeem; null where the act was ours, and is done. */
  readonly code: string | null
  /** What the host's server gave the element, if it gave any. */
  readonly state: string | null
}

/**
 * `farstu-confirmed`: one act was confirmed. A hint for the page: the host's server does the act when it has
 * redeemed the code for it, and not before.
 * @example
 * ```ts
 * import 'farstu/widgets/confirm.js'
 *
 * document.addEventListener('farstu-confirmed', async ({ detail: { code } }) => {
 *   const answer = await fetch('/submissions/17/withdraw', {
 *     method: 'POST',
 *     headers: { 'Content-Type': 'application/json' },
 *     body: JSON.stringify({ code }),
 *   })
 *   if (answer.ok) location.assign('/submissions/17')
 * })
 * ```
 */
export type FarstuConfirmedEvent = CustomEvent<Confirmed>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-confirmed': FarstuConfirmedEvent
  }
}
