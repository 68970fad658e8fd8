import type { RestartWords } from '../../../steps/restartable-step.ts'
import type { AppCodeWords } from '../app-code/words.ts'

export interface TotpWords extends AppCodeWords, RestartWords {
  readonly heading: string
  /** Before the lead, when a forgotten password is being replaced. */
  readonly recovery: string
  readonly lead: (names: readonly string[]) => string
  readonly label: string
  readonly verify: string
  readonly missing: string
  readonly lost: string
}
