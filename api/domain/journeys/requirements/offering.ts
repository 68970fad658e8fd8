import type { MethodKind } from '../../../contract/views.ts'
import { IDENTIFYING_KINDS } from '../../methods/kinds.ts'
import { hasTwoCategories } from '../../methods/proof.ts'
import { traitsOf } from '../../methods/registry.ts'
import { hasRoomFor } from '../../methods/room.ts'
import { addable } from '../../policy/portal-policy.ts'
import { MINUTE } from '../../values/time.ts'
import { type FlowContext, heldOf, isTheirsToEnrol } from '../context.ts'
import { isProvenIn, openersOf } from '../vouching.ts'
import { onOwnOrigin } from './own-origin.ts'
import type { Requirement } from './requirement.ts'

/**
 * "Next time without a password": what finds its person is offered at the end of a sign-in. The grant is the sign-in's
 * own: its two factors were shown in this flow, in this browser, minutes ago, and one of the kind is set up by them.
 */

/** What was shown vouches for so long, in milliseconds; whoever comes later confirms it in their account. */
const GRANT_LASTS_MS = 10 * MINUTE

/** What "not now" is counted under, beside the person: how often, and until when nothing is offered. */
export const offerCounter = (portalId: string): string => `offer:${portalId}`

/** Met where nothing is offered, or it was answered. */
export const offerAnswered: Requirement = (context) => {
  const { facts } = context
  const kind = offeredKind(context)
  if (kind === null || facts.offer === 'left' || facts.added) return null
  if (facts.offer !== 'taken') return { step: 'offer' }
  const step = traitsOf(kind).steps.enrol?.name
  return step ? { step, isOptional: true } : null
}

/** Null where the portal offers none, the person is not to be asked, or nothing vouches for it here. */
export function offeredKind(context: FlowContext): MethodKind | null {
  if (!isAsked(context) || !isGranted(context)) return null
  // Where else the person has a role is looked for once it decides: see `ifConfined` of `load-context.ts`.
  if (context.portalsOf !== null && onOwnOrigin(context)) return null
  return IDENTIFYING_KINDS.find((kind) => isLacking(context, kind)) ?? null
}

/** Not in a browser that is not to remember them: others use it, too. */
function isAsked({ portal, facts, offerFrom, now }: FlowContext): boolean {
  const isTheirBrowser = facts.unremembered === undefined
  return portal.policy.offer === 'offered' && isTheirBrowser && offerFrom <= now
}

function isGranted(context: FlowContext): boolean {
  const { provenHere, now } = context
  const fresh = provenHere.filter(({ at }) => now - at < GRANT_LASTS_MS)
  return hasTwoCategories(fresh) && isProvenIn({ provenHere: fresh }, openersOf(context))
}

function isLacking(context: FlowContext, kind: string): boolean {
  return (
    addable(context.portal.policy).some((one) => one === kind) &&
    heldOf(context, kind).length === 0 &&
    hasRoomFor(kind, context.placed) &&
    isTheirsToEnrol(context, kind)
  )
}
