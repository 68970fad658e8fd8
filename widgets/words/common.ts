import type { ProblemCode } from '../client/problem.ts'
import type { FrameWords } from './frame.ts'

/** Facts that a message may name, in words. */
export interface ProblemFacts {
  /** How long to wait; null where the server did not say. */
  readonly wait: string | null
  /** The server's clock, where the person's own may be what is wrong. */
  readonly clock: string | null
}

/** What to say, and what to do next, for refusals that a step knows more about; null if it does not. */
export type Problems = Readonly<
  Partial<Record<ProblemCode, (facts: ProblemFacts) => string | null>>
>

/** Words that must be there with a first field: nothing may have to be fetched for them. */
export interface FirstWords {
  readonly cancel: string
  readonly startOver: string
  readonly help: string
  readonly retry: string
  /** After what to do when the service is not reached, where something was typed. */
  readonly kept: string
  readonly offline: string
  /** For whatever has no words of its own. */
  readonly unavailable: string
}

/** Words that all steps and the frame around them share: at first a few, the others once they have come. */
export type CommonWords = FirstWords & Partial<FrameWords>
