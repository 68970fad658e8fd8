import { FlowEvent } from './flow-event.ts'

/** The person cancelled; what can be resumed is kept by the server. */
export class FarstuCancelledEvent extends FlowEvent {
  constructor() {
    super('farstu-cancelled', null)
  }
}

declare global {
  interface HTMLElementEventMap {
    'farstu-cancelled': FarstuCancelledEvent
  }
}
