import type { FlowView, Step } from '../../contract/views.ts'
import { helpView } from '../portals/portal.ts'
import { maskAddress } from '../values/address.ts'
import { confirmingOf } from './confirming.ts'
import type { FlowContext } from './context.ts'
import { journeyOf, progressOf } from './journeys.ts'
import type { Unmet } from './requirements/requirement.ts'
import { waysAround } from './ways.ts'

/** The flow as a widget sees it, at the step that is shown. */
export function viewOf(context: FlowContext, unmet: Unmet | null, step: Step): FlowView {
  const { flow, portal, help } = context
  const confirming = confirmingOf(context)
  return {
    flow: flow.id,
    journey: flow.journey,
    progress: progressOf(context, unmet),
    who: whoOf(context),
    remembers: remembersIn(context),
    portal: { id: portal.id, name: portal.name },
    help: help.map(helpView),
    ways: unmet && waysAround(context, unmet),
    ...(confirming ? { confirms: confirming.shown } : {}),
    step,
  }
}

/** Asked beside the address, until something is proven; null where nothing would be kept. */
export function remembersIn({ flow, facts, portal, proven }: FlowContext): boolean | null {
  const isAsked = journeyOf(flow).rules.remembers && portal.policy.rememberAddresses
  if (!isAsked || !facts.named || proven.length > 0) return null
  return !facts.unremembered
}

/** An address that came by link stays masked until its mailbox or a first factor is proven. */
function whoOf({ flow, facts, proven }: FlowContext): FlowView['who'] {
  if (flow.email === null) return null
  const isKnownHere = !facts.byLink || facts.mailboxAt !== undefined || proven.length > 0
  return isKnownHere
    ? { address: flow.email, masked: false }
    : { address: maskAddress(flow.email), masked: true }
}
