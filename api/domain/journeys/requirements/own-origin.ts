import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import type { Requirement } from './requirement.ts'

/**
 * Whoever works in the console, or has roles in two portals, changes what lets them in on our own pages alone:
 * it would let in elsewhere whoever has taken over one host's page. Looked at in each request, so that a flow
 * that was begun on our page is not gone on with from another.
 */
export const onOwnOrigin: Requirement = ({ isOurPage, portalsOf }) => {
  const reachesFar = portalsOf.length > 1 || portalsOf.some(({ id }) => id === CONSOLE_PORTAL)
  return reachesFar && !isOurPage ? { step: 'denied', reason: 'own-origin' } : null
}
