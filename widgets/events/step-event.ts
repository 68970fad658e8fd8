import type { StepName } from '../../api/contract/views.ts'
import { FlowEvent } from './flow-event.ts'

/** Another step is shown. */
export class FarstuStepEvent extends FlowEvent<{ readonly step: StepName }> {
  constructor(step: StepName) {
    super('farstu-step', { step })
  }
}

declare global {
  interface HTMLElementEventMap {
    'farstu-step': FarstuStepEvent
  }
}
