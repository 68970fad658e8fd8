/**
 * `farstu-tried`: a way to verify that the person has was tried, and works. It proves nothing to anybody, and so there is
 * nothing for a server in it.
 * @example
 * ```ts
 * import 'farstu/widgets/authenticator.js'
 *
 * document.addEventListener('farstu-tried', () => console.info('It works'))
 * ```
 */
export type FarstuTriedEvent = CustomEvent<unknown>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-tried': FarstuTriedEvent
  }
}
