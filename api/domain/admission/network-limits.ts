import { MINUTE } from '../values/time.ts'

/**
 * How busy a network or an address may be before work is asked for. A municipality sits behind one
 * address on the last day of a collection: a hundred people who sign in (three acts each) are let in
 * as they come. One address sees a few acts a day; sixty in ten minutes is a script. Beyond that
 * nobody is locked out, only slowed, and a machine that tries many is slowed the most.
 */
export const WINDOW_MS = 10 * MINUTE
const FREE_ACTS = {
  network: 300,
  'address-load': 60,
  /** Accounts that one wrong password was tried on: see `spraying.ts`. */
  sprayed: 50,
} as const
/** About 16 000 digests: a fraction of a second on a phone. */
const FIRST_BITS = 14
/** About a million: seconds, which a person can still wait for. */
const MOST_BITS = 20

export type Load = keyof typeof FREE_ACTS
/** The kinds of counter there are; one whose window is over may be forgotten. */
export const LOADS: readonly Load[] = ['network', 'address-load', 'sprayed']

/** Acts of one network, or about one address, in the window that now runs. */
export interface Window {
  readonly acts: number
  readonly endsAt: number
}

/** What was counted, as far as it still counts: a window that is over is a new one. */
export function windowAt(counted: Window, now: number, lengthMs = WINDOW_MS): Window {
  const isRunning = counted.endsAt > now && counted.endsAt <= now + lengthMs
  return isRunning ? counted : { acts: 0, endsAt: now + lengthMs }
}

/**
 * Zero bits that the next act has to be paid for with; 0 while acts are free. One more for each time
 * that what is beyond the free ones has doubled.
 */
export function bitsFor(load: Load, acts: number): number {
  const free = FREE_ACTS[load]
  if (acts < free) return 0
  const doublings = Math.floor(Math.log2(Math.max(1, (acts - free) / free)))
  return Math.min(MOST_BITS, FIRST_BITS + doublings)
}
