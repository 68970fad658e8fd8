import type { Invitation } from '../../ports/store/invitation-store.ts'
import { endAfterDays } from '../values/local-days.ts'
import { DAY } from '../values/time.ts'

interface Zoned {
  readonly timeZone: string
}

/** How long an invitation is open, as it is kept, and when it ends: with a day of its portal's. */
export function lifetimeOf(days: number, { timeZone }: Zoned, now: number) {
  return { lifetimeMs: days * DAY, expiresAt: endAfterDays(now, days, timeZone) }
}

/** When an invitation ends that is sent anew: one that has expired begins once more. */
export function renewedEnd(
  { expiresAt, lifetimeMs }: Pick<Invitation, 'expiresAt' | 'lifetimeMs'>,
  portal: Zoned,
  now: number,
): number {
  if (expiresAt > now) return expiresAt
  const days = Math.max(1, Math.round(lifetimeMs / DAY))
  return lifetimeOf(days, portal, now).expiresAt
}
