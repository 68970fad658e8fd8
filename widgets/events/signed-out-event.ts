/**
 * `farstu-signed-out`: this browser's session in the portal has ended, in whatever tab. From `<farstu-session>`
 * it comes once; leave the page then.
 * @example
 * ```ts
 * import 'farstu/widgets/session.js'
 *
 * document.addEventListener('farstu-signed-out', () => location.assign('/signed-out'))
 * ```
 */
export type FarstuSignedOutEvent = CustomEvent<null>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-signed-out': FarstuSignedOutEvent
  }
}
