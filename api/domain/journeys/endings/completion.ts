import type { DoneStep } from '../../../contract/views.ts'
import type { Change } from '../change.ts'
import type { NewSession } from './session-making.ts'

/** The end of a journey: what is written, what the widget is told, and the new cookie if any. */
export interface Completion {
  readonly change: Change
  readonly done: DoneStep
  readonly session: NewSession | null
}
