import { MINUTE, SECOND } from '../domain/time.ts'

const FIRST_MS = 5 * SECOND
const LONGEST_MS = 15 * MINUTE

/** Wait before the next try: 5 s, doubled each time, 15 minutes at most. */
export function retryDelay(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1))
}
