import { opensOthers } from '../../acts/portals-of.ts'
import { SETTING_UP } from '../../methods/setting-up.ts'
import type { FlowContext } from '../context.ts'
import { isGraceLeft } from './grace.ts'
import type { Requirement, Unmet } from './requirement.ts'

/**
 * Whoever works in the console, or has a role in another portal than this one, changes what lets them in on our own
 * pages alone: it would let in elsewhere whoever has taken over one host's page. Looked at in each request, so that a
 * flow that was begun on our page is not gone on with from another. Not met while nobody has looked for other portals.
 */
export const onOwnOrigin: Requirement = (context) =>
  context.isOurPage || !reachesFar(context) ? null : { step: 'denied', reason: 'own-origin' }

/** The same where something forgotten is to be replaced; what was replaced on our page may be gone on with anywhere. */
export const replacedOnOwnOrigin: Requirement = (context) =>
  context.facts.replacedAt === undefined ? onOwnOrigin(context) : null

/**
 * The same for every step at which something is set up, whichever requirement asks for it: so none can forget it. A list
 * of what may be set up is shown while all may be put off.
 */
export function confined(context: FlowContext, unmet: Unmet): Unmet {
  const isSetUp = unmet.step === 'enrol' ? !isGraceLeft(context) : SET_UP.has(unmet.step)
  return (isSetUp ? onOwnOrigin(context) : null) ?? unmet
}

const SET_UP: ReadonlySet<string> = new Set([
  ...SETTING_UP,
  // A pass is used up by the flow that it is shown in: it is asked for where that can be gone on with.
  'access-pass',
])

function reachesFar({ portal, portalsOf }: FlowContext): boolean {
  return (
    portalsOf === null ||
    opensOthers(
      portalsOf.map(({ id }) => id),
      portal.id,
    )
  )
}
