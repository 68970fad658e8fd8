import { HOUR } from '../values/time.ts'
import { type Window, windowAt } from './network-limits.ts'

/**
 * One password tried on many accounts, a guess at each, from as many networks: no account and no
 * network sees more than one. So wrong passwords are put into few compartments, by a keyed digest, and
 * in each the accounts are counted, in the whole installation, for an hour.
 *
 * People who mistype spread evenly over the compartments. Where six thousand of them do within an
 * hour, on the last day of a collection, a compartment sees 24, and fifty in any of them by chance
 * once in thousands of such hours; the same wrong password at fifty accounts is there at once.
 */
const SPRAYED_WINDOW_MS = HOUR
const SPRAYED_COMPARTMENTS = 256

/**
 * What is counted, as kinds of counters: that an account has been in a compartment, and how many were
 * there. How many were in the fullest is what work is asked for by: the load `sprayed`.
 */
export const SPRAYED_KINDS = { account: 'sprayed-account', accounts: 'sprayed-accounts' } as const

/** Its number; of a password nothing else is kept, and one in 256 of all has the same. */
export function compartmentOf(digest: string): number {
  return (Buffer.from(digest, 'base64url')[0] ?? 0) % SPRAYED_COMPARTMENTS
}

/** The hour that now runs: see `windowAt`. */
export function sprayedWindow(counted: Window, now: number): Window {
  return windowAt(counted, now, SPRAYED_WINDOW_MS)
}
