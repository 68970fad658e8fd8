import { parseAddress } from '../../address.ts'
import { provenBySession } from '../../methods/factors.ts'
import type { ProvenFactor } from '../../policy/levels.ts'
import type { Services } from '../../services.ts'
import { change, type Outcome, refuse } from '../change.ts'
import type { FlowContext } from '../context.ts'
import type { StepRules } from './step.ts'

/** Who is this? A typed address, or the session that is live in this browser. */
export function createIdentify({ store }: Services): StepRules<'identify'> {
  const byAddress = async (context: FlowContext, typed: string): Promise<Outcome> => {
    const address = parseAddress(typed)
    if (!address) return refuse({ code: 'invalid_input', fields: ['answer.address'] })
    const invitations = await store.run(() =>
      store.invitations.byAddress(context.portal.id, address.key),
    )
    const invited = invitations.find((row) => isOpen(row, context.now)) ?? invitations[0]
    const invitationId = context.flow.journey === 'invitation' ? (invited?.id ?? null) : null
    return change({ flow: { email: address.email, invitationId } })
  }

  return {
    show: ({ session }) => ({
      name: 'identify',
      session: session && {
        name: `${session.person.firstName} ${session.person.lastName}`,
        address: session.person.email,
      },
    }),
    async answer(context, answer) {
      if ('continue' in answer) return continueSession(context)
      return byAddress(context, answer.address)
    },
  }
}

function continueSession(context: FlowContext): Outcome {
  const { session, facts } = context
  if (!session) return refuse({ code: 'step_changed' })
  return change({
    flow: { personId: session.person.id, email: session.person.email },
    facts: { ...facts, continued: true, proven: carriedOver(context) },
  })
}

/** Nothing is carried over when the host asked for a fresher authentication than the session's. */
function carriedOver({ session, flow, now }: FlowContext): readonly ProvenFactor[] {
  if (!session) return []
  const ageMs = now - session.row.authAt
  if (flow.maxAgeSeconds !== null && ageMs > flow.maxAgeSeconds * 1000) return []
  return provenBySession(session.row.id, JSON.parse(session.row.amr), session.row.authAt)
}

function isOpen({ state, expiresAt }: { state: string; expiresAt: number }, now: number): boolean {
  return state !== 'complete' && state !== 'revoked' && expiresAt > now
}
