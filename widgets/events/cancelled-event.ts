/**
 * `farstu-cancelled`: the person pressed "Cancel". The flow is over; what an invitation has reached is kept by
 * the server.
 * @example
 * ```ts
 * import 'farstu/widgets/login.js'
 *
 * document.addEventListener('farstu-cancelled', () => location.assign('/'))
 * ```
 */
export type FarstuCancelledEvent = CustomEvent<null>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-cancelled': FarstuCancelledEvent
  }
}
