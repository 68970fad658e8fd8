/** The events of the elements, typed for `addEventListener` of an element, of the document and of the window. */
export type { FarstuCancelledEvent } from './cancelled-event.ts'
export type { FarstuConfirmedEvent } from './confirmed-event.ts'
export type { FarstuEnrolledEvent } from './enrolled-event.ts'
export type { FarstuErrorEvent } from './error-event.ts'
export type { FarstuSignedInEvent } from './signed-in-event.ts'
export type { FarstuSignedOutEvent } from './signed-out-event.ts'
export type { FarstuStepEvent } from './step-event.ts'
export type { FarstuVerifiedEvent } from './verified-event.ts'
