import type { PasswordPreset, POLICY_LEVELS } from './policy.ts'

interface Asked {
  readonly level: (typeof POLICY_LEVELS)[number]
  readonly password: PasswordPreset
  readonly graceSignIns: number
  readonly graceDays: number
}

/**
 * Whether a policy needs a reason, which the log keeps: a second factor is no longer asked for; or the
 * password alone opens the portal, at `aal1` or for as many sign-ins as there is grace, and it may be
 * shorter than a single factor must be (NIST SP 800-63B-4 §3.1.1.2).
 * @param from as it is now; null for a new portal. What is no weaker than that needs none.
 */
export function needsReason(from: Asked | null, to: Asked): boolean {
  const isLowered = from !== null && from.level === 'aal2' && to.level === 'aal1'
  const isWeak = to.password !== 'nist' && withPasswordAlone(to) > 0
  const isNoWeaker =
    from !== null &&
    from.password === to.password &&
    withPasswordAlone(to) <= withPasswordAlone(from) &&
    daysAlone(to) <= daysAlone(from)
  return isLowered || (isWeak && !isNoWeaker)
}

/** How many sign-ins of somebody who has nothing else. */
const withPasswordAlone = ({ level, graceSignIns, graceDays }: Asked): number => {
  const isCounted = level !== 'aal1' && (graceSignIns > 0 || graceDays === 0)
  return isCounted ? graceSignIns : Number.POSITIVE_INFINITY
}

/** For how long. */
const daysAlone = ({ level, graceSignIns, graceDays }: Asked): number => {
  const isCounted = level !== 'aal1' && (graceDays > 0 || graceSignIns === 0)
  return isCounted ? graceDays : Number.POSITIVE_INFINITY
}
