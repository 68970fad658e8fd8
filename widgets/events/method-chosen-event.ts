import type { MethodKind } from '../../api/contract/views.ts'

/**
 * `farstu-method-chosen`: the person has picked what to verify with; the server decides whether it will do.
 * `method` is its kind.
 * @example
 * ```ts
 * import 'farstu/widgets/method-picker.js'
 *
 * document.addEventListener('farstu-method-chosen', ({ detail }) => {
 *   document.body.dataset.verifiesWith = detail.method
 * })
 * ```
 */
export type FarstuMethodChosenEvent = CustomEvent<{ readonly method: MethodKind }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-method-chosen': FarstuMethodChosenEvent
  }
}
