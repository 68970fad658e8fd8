import type { PortalSetupView } from '../../../api/contract/console/portals.ts'

type Asked = Pick<PortalSetupView['policy'], 'level' | 'password' | 'graceSignIns'>

/**
 * Whether the server will ask for a reason, so that it is asked for at once: as it decides in
 * `api/domain/portals/rules/weak-policy.ts`.
 */
export function needsReason(from: Asked, to: Asked): boolean {
  const isLowered = from.level === 'aal2' && to.level === 'aal1'
  const isWeak = to.password !== 'nist' && withPasswordAlone(to) > 0
  const isNoWeaker =
    from.password === to.password && withPasswordAlone(to) <= withPasswordAlone(from)
  return isLowered || (isWeak && !isNoWeaker)
}

/** How many sign-ins of somebody who has nothing else. */
const withPasswordAlone = ({ level, graceSignIns }: Asked): number =>
  level === 'aal1' ? Number.POSITIVE_INFINITY : graceSignIns
