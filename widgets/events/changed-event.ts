/**
 * `farstu-changed`: whoever is signed in has changed something of their account. `what` is of which section: after
 * `sessions` other tabs and browsers may be signed out.
 * @example
 * ```ts
 * import 'farstu/widgets/account.js'
 *
 * document.addEventListener('farstu-changed', ({ detail }) => {
 *   if (detail.what === 'methods') console.info('A way to verify was changed')
 * })
 * ```
 */
export type FarstuChangedEvent = CustomEvent<{
  readonly what: 'methods' | 'sessions' | 'personal'
}>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-changed': FarstuChangedEvent
  }
}
