import { invitationFor } from '../../invitations/invitation-for.ts'
import type { Services } from '../../services.ts'
import { type Address, parseAddress } from '../../values/address.ts'
import { fullName } from '../../values/full-name.ts'
import { change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import type { StepRules } from './step.ts'

/** Who is this? A typed address, or the session that is live in this browser. */
export function createIdentify({ store }: Services): StepRules<'identify'> {
  /** The same query for every journey and every address. */
  const invitationOf = async ({ flow, now }: FlowContext, address: Address) => {
    const found = await store.run(() => invitationFor(store, flow.portalId, { address, now }))
    return { invitationId: flow.journey === 'invitation' ? (found?.id ?? null) : null }
  }

  const continueSession = async (context: FlowContext): Promise<Outcome> => {
    const { session, facts } = context
    const address = session && parseAddress(session.person.email)
    if (!address) return refuse({ code: 'step_changed' })
    const { id, email } = session.person
    return change({
      flow: { personId: id, email, ...(await invitationOf(context, address)) },
      facts: { ...facts, continued: true },
    })
  }

  const byAddress = async (context: FlowContext, typed: string): Promise<Outcome> => {
    const address = parseAddress(typed)
    if (!address) return refuse({ code: 'invalid_input', fields: ['answer.address'] })
    return change({ flow: { email: address.email, ...(await invitationOf(context, address)) } })
  }

  return {
    isCostly: true,
    show: ({ session }) => ({
      name: 'identify',
      session: session && {
        name: fullName(session.person),
        address: session.person.email,
      },
    }),
    async answer(context, answer) {
      if ('continue' in answer) return continueSession(context)
      return byAddress(context, answer.address)
    },
  }
}
