import type { ManagedPortalView } from '../../../api/contract/console/console-wire.ts'
import { addressOf } from './addresses.ts'

type Managed = Pick<ManagedPortalView, 'id' | 'permissions'>

/** Whether somebody has nothing in a portal but units that they coordinate. */
export const hasUnitsAlone = ({ permissions }: Managed): boolean =>
  permissions.includes('own-units.read') && !permissions.includes('overview.read')

/** The page that a portal opens with. */
export const homeOf = (portal: Managed): string =>
  addressOf(portal.id, hasUnitsAlone(portal) ? 'own-units' : 'overview')
