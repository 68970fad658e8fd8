import type { ServicesWithPortals } from '../../portals/portals.ts'
import type { FlowContext } from '../context.ts'
import type { JourneyRecord } from '../journey.ts'
import type { Completion, EndingBrowser } from './completion.ts'
import { endInSession } from './ending-in-session.ts'
import { endRenewed } from './ending-renewed.ts'
import { endWithAct } from './ending-with-act.ts'
import { endWithMethod } from './ending-with-method.ts'
import { endWithProvenAddress } from './ending-with-proven-address.ts'
import { endWithTrial } from './ending-with-trial.ts'

/**
 * What a journey's end changes.
 */
type Ending = (
  services: ServicesWithPortals,
  context: FlowContext,
  browser: EndingBrowser,
) => Completion

/** Every way that a journey may end. */
export const ENDINGS: Readonly<Record<JourneyRecord['ends'], Ending>> = {
  session: endInSession,
  'renewed-session': endRenewed,
  method: (_services, context) => endWithMethod(context),
  trial: endWithTrial,
  'proven-address': endWithProvenAddress,
  act: endWithAct,
}
