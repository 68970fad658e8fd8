import type { Problems } from './common.ts'

/** Words of the frame around the steps that nobody needs before a first field can be used. */
export interface FrameWords {
  readonly startedAnew: string
  readonly cancelled: string
  readonly cancelledText: string
  readonly startAgain: string
  /** A wait in words. */
  readonly duration: (seconds: number) => string
  /** What to say, and what to do next, for each way to fail that has words of its own. */
  readonly problems: Problems
}
