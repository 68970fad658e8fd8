/** A verification method was proven by a right code and now counts. */
export type FarstuEnrolledEvent = CustomEvent<{ readonly method: 'totp' }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-enrolled': FarstuEnrolledEvent
  }
}
