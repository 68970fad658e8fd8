/**
 * What a page brings to its server, which alone can make anything of it. `code` works once, within a minute.
 * @example
 * ```ts
 * import 'farstu/widgets/login.js'
 *
 * document.addEventListener('farstu-signed-in', ({ detail: { code } }) => {
 *   if (code === null) console.warn('The element was given no state')
 * })
 * ```
 */
export interface SignedIn {
  /** One-time code for the host's server to redeem; null when the element was given no `state`. */
  readonly code: string | null
  /** What the host's server gave the element; it compares it with its own. */
  readonly state: string | null
}

/**
 * `farstu-signed-in`: signed in. A hint for the page: the host's server believes only what it redeems.
 * @example
 * ```ts
 * import 'farstu/widgets/login.js'
 *
 * document.addEventListener('farstu-signed-in', async ({ detail: { code } }) => {
 *   const answer = await fetch('/session', {
 *     method: 'POST',
 *     headers: { 'Content-Type': 'application/json' },
 *     body: JSON.stringify({ code }),
 *   })
 *   if (answer.ok) location.assign('/')
 * })
 * ```
 */
export type FarstuSignedInEvent = CustomEvent<SignedIn>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-signed-in': FarstuSignedInEvent
  }
}
