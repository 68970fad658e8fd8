import type { StepName } from '../../api/contract/views.ts'

/** Another step is shown. */
export type FarstuStepEvent = CustomEvent<{ readonly step: StepName }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-step': FarstuStepEvent
  }
}
