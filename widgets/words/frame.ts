import type { EndView } from '../../api/contract/views.ts'
import type { HelpWords } from '../ui/help-words.ts'
import type { Problems } from './common.ts'

/** What a first field can do without, as it is written down for a language. */
export interface WrittenFrame {
  /** BCP 47 tag for times and dates. */
  readonly locale: string
  readonly step: (at: number, of: number) => string
  /** Before the address, for those who hear it. */
  readonly who: string
  readonly notYou: string
  readonly helpContacts: string
  readonly contacts: HelpWords
  readonly lockOver: string
  /** While the browser does work that the server asked for. */
  readonly working: string
  readonly attemptsLeft: (attempts: number) => string
  readonly startedAnew: string
  readonly cancelled: string
  readonly cancelledText: string
  readonly startAgain: string
  /** Who invites, to which portal; null where nobody is known whom the reader would know. */
  readonly invited: (inviter: string | null, portal: string) => string
  /** "until …": the last day where it is included, which has no time, else the time as well. */
  readonly until: (day: string, clock: string | null) => string
  /** A sentence of its own. */
  readonly validUntil: (until: string) => string
  /** What to say, and what to do next, for each way to fail that has words of its own. */
  readonly problems: Problems
}

/** The same, with waits and days in words. */
export interface FrameWords extends Omit<WrittenFrame, 'until' | 'validUntil'> {
  readonly duration: (seconds: number) => string
  readonly until: (end: EndView) => string
  readonly validUntil: (end: EndView) => string
}
