/** This browser's session in the portal has ended. */
export type FarstuSignedOutEvent = CustomEvent<null>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-signed-out': FarstuSignedOutEvent
  }
}
