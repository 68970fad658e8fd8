import type { ProblemCode } from '../client/problem.ts'
import { FlowEvent } from './flow-event.ts'

/** A request was refused or not answered; the person is told so by the element itself. */
export class FarstuErrorEvent extends FlowEvent<{ readonly code: ProblemCode }> {
  constructor(code: ProblemCode) {
    super('farstu-error', { code })
  }
}

declare global {
  interface HTMLElementEventMap {
    'farstu-error': FarstuErrorEvent
  }
}
