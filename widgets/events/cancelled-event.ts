/** The person cancelled; what can be resumed is kept by the server. */
export type FarstuCancelledEvent = CustomEvent<null>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-cancelled': FarstuCancelledEvent
  }
}
