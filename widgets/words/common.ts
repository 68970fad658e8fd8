import type { ProblemCode } from '../client/problem.ts'

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

/** Words that every step needs, as they are written down for a language. */
export interface WrittenWords {
  /** BCP 47 tag for times and dates. */
  readonly locale: string
  readonly step: (at: number, of: number) => string
  /** Before the address, for those who hear it. */
  readonly who: string
  readonly notYou: string
  readonly cancel: string
  readonly startOver: string
  readonly help: string
  readonly helpContacts: string
  readonly retry: string
  readonly lockOver: string
  /** After what to do when the service is not reached, where something was typed. */
  readonly kept: string
  /** While the browser does work that the server asked for. */
  readonly working: string
  readonly attemptsLeft: (attempts: number) => string
  readonly offline: string
  /** For whatever has no words of its own. */
  readonly unavailable: string
}

/** Words that every step needs. */
export interface CommonWords extends WrittenWords {
  /** A wait in words; empty until the later words have come. */
  readonly duration: (seconds: number) => string
  /** What to say, and what to do next, for each way to fail. */
  readonly problem: (code: ProblemCode, facts: ProblemFacts) => string
}
