import { fullName } from '../../../contract/plain/full-name.ts'
import type { IdentifyingKind } from '../../../contract/views.ts'
import { invitationFor } from '../../invitations/invitation-for.ts'
import { isPasswordless } from '../../policy/portal-policy.ts'
import type { Services } from '../../services.ts'
import { type Address, parseAddress } from '../../values/address.ts'
import { change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { downgradeRecord } from '../downgrades.ts'
import { journeyOf } from '../journeys.ts'
import type { OwnStepRules } from './step.ts'

/** Who is this? A typed address, or the session that is live in this browser. */
export function createIdentify(services: Services): OwnStepRules<'identify'> {
  const { store } = services

  /** The same query for every journey and every address. */
  const invitationOf = async ({ flow, facts, now }: FlowContext, address: Address) => {
    const found = await store.run(() => invitationFor(store, flow.portalId, { address, now }))
    const isMeant = journeyOf(flow).rules.findsInvitation || facts.recovering
    return { invitationId: isMeant ? (found?.id ?? null) : null }
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
    return change({
      flow: { email: address.email, ...(await invitationOf(context, address)) },
      facts: { ...context.facts, named: true },
    })
  }

  /** A method that finds the person itself, so that no address is asked for. */
  const byMethod = async (context: FlowContext, method: IdentifyingKind): Promise<Outcome> => {
    const { facts, flow, identifying } = context
    if (identifying.includes(method)) return change({ facts: { ...facts, chosen: method } })
    const other = { what: 'method', asked: method, stands: identifying.join() } as const
    await store.atomically(downgradeRecord(services, flow, other))
    return refuse({ code: 'step_changed' })
  }

  return {
    isCostly: true,
    isGuess: false,
    show: ({ session, identifying, portal }) => ({
      name: 'identify',
      methods: identifying,
      isPasswordless: isPasswordless(portal.policy),
      session: session && {
        name: fullName(session.person),
        address: session.person.email,
      },
    }),
    async answer(context, answer) {
      if ('continue' in answer) return continueSession(context)
      if ('method' in answer) return byMethod(context, answer.method)
      return byAddress(context, answer.address)
    },
  }
}
