import type { MethodKind } from '../../api/contract/views.ts'

/**
 * `farstu-enrolled`: a verification method was proven by a right code, or a password chosen, and now counts.
 * `method` is its kind.
 * @example
 * ```ts
 * import 'farstu/widgets/authenticator.js'
 *
 * document.addEventListener('farstu-enrolled', ({ detail }) => {
 *   if (detail.method === 'totp') location.reload()
 * })
 * ```
 */
export type FarstuEnrolledEvent = CustomEvent<{ readonly method: MethodKind }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-enrolled': FarstuEnrolledEvent
  }
}
