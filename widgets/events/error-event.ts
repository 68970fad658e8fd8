import type { ProblemCode } from '../client/problem.ts'

/** A request was refused or not answered; the person is told so by the element itself. */
export type FarstuErrorEvent = CustomEvent<{ readonly code: ProblemCode }>

declare global {
  interface GlobalEventHandlersEventMap {
    'farstu-error': FarstuErrorEvent
  }
}
