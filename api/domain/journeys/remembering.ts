import type { AnswerTo } from '../../contract/requests.ts'
import { createRemembered, without } from '../remembering/remembered-addresses.ts'
import type { Services } from '../services.ts'
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
  const { idOf, seal } = createRemembered(services)

  const keep = ({ portal }: FlowContext, emails: readonly string[]): Keeping => ({
    sealed: seal(portal.id, emails),
  })

  return {
    keep,

    /** Somebody is signed in: with an address that was typed or chosen here, it comes first. */
    signedIn(context: FlowContext): Keeping | null {
      const { flow, facts, portal, remembered } = context
      const isKept = journeyOf(flow).rules.remembers && portal.policy.rememberAddresses
      if (!isKept || !facts.named || flow.email === null) return null
      const others = without(remembered, flow.email)
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
