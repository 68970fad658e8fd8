import { FlowEvent } from './flow-event.ts'

/** A verification method was proven by a right code and now counts. */
export class FarstuEnrolledEvent extends FlowEvent<{ readonly method: 'totp' }> {
  constructor(method: 'totp') {
    super('farstu-enrolled', { method })
  }
}

declare global {
  interface HTMLElementEventMap {
    'farstu-enrolled': FarstuEnrolledEvent
  }
}
