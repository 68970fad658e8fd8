import type { Invitation } from '../../ports/store/invitations.ts'
import { DAY } from '../time.ts'

export const DEFAULT_LIFETIME_MS = 30 * DAY
export const LONGEST_LIFETIME_MS = 366 * DAY

/** When an invitation ends that is sent anew: one that has expired begins once more. */
export function renewedEnd(
  { expiresAt, lifetimeMs }: Pick<Invitation, 'expiresAt' | 'lifetimeMs'>,
  now: number,
): number {
  return expiresAt > now ? expiresAt : now + lifetimeMs
}
