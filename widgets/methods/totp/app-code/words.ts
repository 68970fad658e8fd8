import type { Problems } from '../../../words/common.ts'

/** Words around the code that an authenticator app shows, for entering one and for setting one up. */
export interface AppCodeWords {
  /** Seen, and counted down, while the next code is waited for. */
  readonly nextIn: (seconds: number) => string
  readonly nextNow: string
  readonly problems: Problems
}
