import type { ProblemCode } from '../client/problem.ts'

/**
 * `farstu-error`: a request was refused or not answered; the person is told so by the element itself, so there
 * is nothing to show. `code` is one of the API's, or `offline`, or `cookies_refused`.
 * @example
 * ```ts
 * import 'farstu/widgets/login.js'
 *
 * document.addEventListener('farstu-error', ({ detail: { code } }) => {
 *   navigator.sendBeacon('/counts', code)
 * })
 * ```
 */
export type FarstuErrorEvent = CustomEvent<{ readonly code: ProblemCode }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-error': FarstuErrorEvent
  }
}
