import type { DoneStep } from '../../../contract/views.ts'
import type { SeenBrowser } from '../../sessions/seen-browser.ts'
import type { Change } from '../change.ts'
import type { NewSession } from './session-making.ts'

/** The end of a journey: what is written, what the widget is told, and the new cookie if any. */
export interface Completion {
  readonly change: Change
  /** The last step; its `code` is null where the host gave no `state`. */
  readonly done: DoneStep
  /** Null where the journey makes none, or the live one goes on under its cookie. */
  readonly session: NewSession | null
}

/** The browser in which a journey ends. */
export interface EndingBrowser {
  /** The session cookie that it holds now; a new session ends that one. */
  readonly heldToken: string | null
  /** What a new session keeps of it. */
  readonly seen: SeenBrowser
}
