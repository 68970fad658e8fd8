import { FlowEvent } from './flow-event.ts'

/** This browser's session in the portal has ended. */
export class FarstuSignedOutEvent extends FlowEvent {
  constructor() {
    super('farstu-signed-out', null)
  }
}

declare global {
  interface HTMLElementEventMap {
    'farstu-signed-out': FarstuSignedOutEvent
  }
}
