import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Unit } from '../../ports/store/unit-store.ts'
import type { Services } from '../services.ts'

/** The unit of the console that stands for a portal: roles in it are roles over that portal. */
export function portalUnit(
  { random, clock }: Pick<Services, 'random' | 'clock'>,
  portal: { readonly id: string; readonly name: string },
): Unit {
  return {
    id: random.id(),
    portalId: CONSOLE_PORTAL,
    externalId: portal.id,
    name: portal.name,
    parentId: null,
    contact: null,
    createdAt: clock.now(),
  }
}
