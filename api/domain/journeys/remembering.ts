import type { AnswerTo } from '../../contract/requests.ts'
import { addressChange } from '../acts/address-change.ts'
import { leftLately } from '../mail/address-changes.ts'
import { createRemembered, without } from '../remembering/remembered-addresses.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import type { FlowContext } from './context.ts'
import type { FlowFacts } from './facts.ts'
import { remembersIn } from './flow-view.ts'
import { firstUnmet, journeyOf } from './journeys.ts'

/** What the browser is to have of the portal's addresses from now on; `sealed` is null for none. */
export interface Keeping {
  readonly sealed: string | null
}

/** What an answer to `remember` comes to. */
interface Reminded {
  /** The flow's, where they change. */
  readonly facts: FlowFacts | null
  readonly remembered: readonly string[]
}

/** What flows leave in the browser of the addresses that are signed in with. Null is always: as it is. */
export function createRemembering(services: Services) {
  const { idOf, open, seal } = createRemembered(services)

  const keep = ({ portal }: FlowContext, emails: readonly string[]): Keeping => ({
    sealed: seal(portal.id, emails),
  })

  /** An address that was changed here takes the place of the one before, where this browser has that. */
  const moved = (context: FlowContext, held: string | null): Keeping | null => {
    const { facts, person, portal } = context
    const { act, asked, object = '' } = facts.confirms ?? {}
    const address = act === addressChange.name && asked === null ? parseAddress(object) : null
    if (!address || !person) return null
    if (!portal.policy.rememberAddresses) return held === null ? null : { sealed: null }
    const before = open(portal.id, held)
    const others = [person.email, address.email].reduce(without, before)
    const isHad = without(before, person.email).length < before.length
    return isHad ? keep(context, [address.email, ...others]) : null
  }

  return {
    keep,

    /**
     * The journey is done. Somebody is signed in: with an address that was typed or chosen here, it comes first, and what
     * they have left goes, since it leads to them no more.
     */
    ended(context: FlowContext, held: string | null): Keeping | null {
      const { flow, facts, person, portal, remembered, now } = context
      const isKept = journeyOf(flow).rules.remembers && portal.policy.rememberAddresses
      if (!isKept) return moved(context, held)
      if (!facts.named || flow.email === null) return null
      const left = person ? leftLately(person, now) : []
      const others = [flow.email, ...left].reduce(without, remembered)
      return keep(context, facts.unremembered ? others : [flow.email, ...others])
    },

    /** Whatever a portal does not remember goes, and what does not open. */
    seen({ flow, remembered }: FlowContext, held: string | null): Keeping | null {
      const isWorthless = held !== null && remembered.length === 0
      return isWorthless && journeyOf(flow).rules.remembers ? { sealed: null } : null
    },

    /** Null where it is not what can be answered now. */
    reminded(context: FlowContext, answer: AnswerTo<'remember'>): Reminded | null {
      const { flow, facts, portal, remembered } = context
      if ('forget' in answer) {
        const left = remembered.filter((one) => idOf(portal.id, one) !== answer.forget)
        return firstUnmet(context)?.step === 'choose-address'
          ? { facts: null, remembered: left }
          : null
      }
      if (remembersIn(context) === null) return null
      const { unremembered: _before, ...rest } = facts
      if (answer.address) return { facts: rest, remembered }
      return {
        facts: { ...rest, unremembered: true },
        remembered: without(remembered, flow.email ?? ''),
      }
    },
  }
}
