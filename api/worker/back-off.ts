import { HOUR, MINUTE, SECOND } from '../domain/values/time.ts'

const FIRST_MS = 5 * SECOND
const LONGEST_MS = 15 * MINUTE
/** A provider that asks for more gets asked again all the same. */
const LONGEST_ASKED_MS = HOUR

/**
 * Wait before the next try: 5 s, doubled each time, 15 minutes at most; longer where the provider
 * asks for it, up to an hour.
 */
export function retryDelay(attempts: number, askedMs = 0): number {
  const own = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1))
  return Math.max(own, Math.min(askedMs, LONGEST_ASKED_MS))
}
