import type { EndView } from '../../api/contract/views.ts'
import type { ProblemCode } from '../client/problem.ts'
import type { FirstWords } from './generated/first.ts'
import type { LaterWords } from './generated/later.ts'

/** What a message may name, in words; those of a key that ends in a fact's name are told once it is known. */
export interface ProblemFacts {
  /** How long to wait. */
  readonly wait: string
  /** The server's clock, where the person's own may be what is wrong. */
  readonly clock: string
}

/** What to say, and what to do next, by the code of a refusal, or `<code>_<fact>` where that is known. */
export type Problems = Readonly<
  Partial<
    Record<
      ProblemCode | `${ProblemCode}_${keyof ProblemFacts}`,
      string | ((facts: ProblemFacts) => string)
    >
  >
>

type WrittenFrame = LaterWords['frame']

/** Words that frame and later steps share, with waits, days and names put into them. */
export interface FrameWords
  extends Omit<
    WrittenFrame,
    'invited' | 'invitedBy' | 'untilDay' | 'untilTime' | 'validUntil' | 'problems'
  > {
  /** BCP 47 tag for times and dates. */
  readonly locale: string
  readonly contacts: LaterWords['help']
  readonly problems: Problems
  /** A time of day, `14:03` as the server tells it. */
  readonly clock: (clock: string) => string
  /** A day, `2026-11-29` as the server tells it. */
  readonly day: (day: string) => string
  /** A wait: "2 minutes". */
  readonly duration: (seconds: number) => string
  /** Who invites, to which portal; null where nobody is known whom the reader would know. */
  readonly invited: (inviter: string | null, portal: string) => string
  /** "until …". */
  readonly until: (end: EndView) => string
  /** A sentence of its own. */
  readonly validUntil: (end: EndView) => string
}

/** Words that all steps and the frame around them share: at first a few, the others once they have come. */
export type CommonWords = FirstWords['common'] & Partial<FrameWords>
