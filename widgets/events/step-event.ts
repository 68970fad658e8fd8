import type { StepName } from '../../api/contract/views.ts'

/**
 * `farstu-step`: another step is shown; `step` is its name, also in the element's attribute `step`. For titles
 * and figures: never decide anything by it.
 * @example
 * ```ts
 * import 'farstu/widgets/login.js'
 *
 * document.addEventListener('farstu-step', ({ detail: { step } }) => {
 *   document.body.dataset.step = step
 * })
 * ```
 */
export type FarstuStepEvent = CustomEvent<{ readonly step: StepName }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-step': FarstuStepEvent
  }
}
