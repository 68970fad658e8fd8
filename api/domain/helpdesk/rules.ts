import type { HelpdeskActName } from '../../ports/store/helpdesk/helpdesk-act-store.ts'
import type { AttemptRule } from '../methods/attempt-rules.ts'
import { DAY, HOUR, MINUTE } from '../values/time.ts'

/** Numbers of the helpdesk; what they are for is in `domain/README.md`. */

/** How long a code works that is shown where the caller is signed in: they read it while they look at it. */
export const SHOWN_CODE_MS = 10 * MINUTE
/** SP 800-63B-4 §3.1.3: at most ten minutes. */
export const MAILED_CODE_MS = 10 * MINUTE
/** How long a colleague has to confirm who is calling: the caller is on the line. */
export const COLLEAGUE_MS = 30 * MINUTE
/** How old the colleague's own sign-in may be. */
export const COLLEAGUE_SIGN_IN_MS = 10 * MINUTE
/** How long a colleague has been in the unit, and vouches for one person. */
export const COLLEAGUE_KNOWN_MS = 30 * DAY
/** A call, from the code that was read out. */
export const VERIFIED_FOR_MS = 30 * MINUTE
/** the default of others, and the whole of ours. */
export const PASS_LIFETIME_MS = HOUR
/** what was begun with a pass is to be done by then. */
export const PASS_STANDS_MS = 10 * MINUTE
/** How long a number is new: whoever answers there may have given it. */
export const NUMBER_NEW_MS = 7 * DAY
/** Flows §8: so long whoever has had a hand in a number or an address has none in what lets its person in. */
export const APART_MS = 7 * DAY
/** How long a second agent has. */
export const WAITING_MS = 3 * DAY
/** How long what waits is the agents' alone, before it stands before the owners of the installation as well. */
export const HANDED_OVER_MS = DAY
/** From then on the person has been told for a day, and nobody has said no. */
export const DUE_AFTER_MS = DAY
/** An approved one is carried out while the call lasts, or the next. */
export const APPROVED_MS = DAY

/** Codes mailed to one person in an hour. */
export const MAILED_PER_HOUR = 3
/** Codes mailed to new addresses for one person in an hour. */
export const MAILED_TO_NEW_PER_HOUR = 5

/** Wrong codes of callers, by person; by agent they are never given back but by a right one. */
const CALLER_RULE: AttemptRule = { free: 5, hardStop: null }
const AGENT_RULE: AttemptRule = { free: 10, hardStop: null }
export const CALLER_COUNTED = {
  caller: { kind: 'caller-code', rule: CALLER_RULE },
  agent: { kind: 'caller-code-agent', rule: AGENT_RULE },
} as const
/** The same of codes to a new address, and apart: a right code of a caller gives none of these back. */
export const CORRECTION_COUNTED = {
  caller: { kind: 'correction-code', rule: CALLER_RULE },
  agent: { kind: 'correction-code-agent', rule: AGENT_RULE },
} as const

/** Wrong passes, behind a first factor: slowed, and the pass is over with the last. */
export const PASS_RULE: AttemptRule = { free: 5, hardStop: 10 }
export const PASS_KIND = 'access-pass'

/** They take away, or change nothing but a label: done at once, whoever is calling. */
export const DONE_AT_ONCE = [
  'suspend',
  'remove',
  'rename',
  'freeze',
] as const satisfies readonly HelpdeskActName[]
const GIVING: readonly Exclude<HelpdeskActName, (typeof DONE_AT_ONCE)[number]>[] = [
  'give-back',
  'reset',
  'pass',
  'unfreeze',
  'correct',
]

export interface DayLimit {
  readonly of: 'taking' | 'giving'
  readonly acts: readonly HelpdeskActName[]
  readonly most: number
}

/** What an agent may do in a day: more is no helpdesk's day, and is an alarm. */
export const LIMITS: readonly DayLimit[] = [
  { of: 'taking', acts: DONE_AT_ONCE, most: 50 },
  { of: 'giving', acts: GIVING, most: 30 },
]

export const LIMITED_WITHIN_MS = DAY
