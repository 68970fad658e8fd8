import type { StepName } from '../../../../api/contract/views.ts'
import type { FrameWords } from '../../../words/frame.ts'

/** Words of every step that is not the first; each step knows the shape of its own. */
export type LaterSteps = Readonly<Record<Exclude<StepName, 'identify'>, object>>

/** What a first field can do without. */
export interface LaterWords {
  readonly frame: FrameWords
  readonly steps: LaterSteps
}
