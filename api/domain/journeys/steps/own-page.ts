import { isAt } from '../../../contract/plain/web-addresses.ts'
import type { FlowContext } from '../context.ts'
import { journeyOf } from '../journeys.ts'

/**
 * Address of our own page on which a flow can be begun that a host's page may not go on with. A sign-in takes with it
 * what the host asked for, and comes back to the page's own origin, to the first address that the portal has registered
 * there; where there is none it leads to the start page.
 * @throws for a journey that has none: a fault in the caller.
 */
export function ownPageOf(publicUrl: string, context: FlowContext): string {
  const { portal, flow } = context
  const { ownPage } = journeyOf(flow).rules
  if (ownPage === null) throw new Error(`"${flow.journey}" has no page of ours`)
  const page = `${publicUrl}/p/${portal.id}/${ownPage}`
  return ownPage === 'account' ? page : `${page}?${askedOf(context)}`
}

function askedOf({ flow, portal, language, origin, facts }: FlowContext): URLSearchParams {
  const { state, acr, maxAgeSeconds } = flow
  const asked = new URLSearchParams({ lang: language })
  if (acr !== 'aal1') asked.set('acr', acr)
  if (maxAgeSeconds !== null) asked.set('max_age', String(maxAgeSeconds))
  if (facts.recovering) asked.set('forgotten', 'true')
  const back = portal.returnUrls.find((url) => origin !== null && isAt([origin], url))
  if (state === null || back === undefined) return asked
  asked.set('state', state)
  asked.set('return', back)
  return asked
}
