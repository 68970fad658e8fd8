import type { MethodKind } from '../../api/contract/views.ts'

/** A verification method was proven by a right code and now counts. */
export type FarstuEnrolledEvent = CustomEvent<{ readonly method: MethodKind }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-enrolled': FarstuEnrolledEvent
  }
}
