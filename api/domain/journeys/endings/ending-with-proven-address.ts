import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import { makeVerified } from '../../verifications/verifications.ts'
import type { FlowContext } from '../context.ts'
import type { Completion } from './completion.ts'

/**
 * A code that tells the host's server once which address was proven. What the host's server was
 * given is used up with it, so that one page cannot yield two.
 */
export function endWithProvenAddress(services: Services, context: FlowContext): Completion {
  const { store } = services
  const { flow, facts, portal, verification, now } = context
  if (!verification || flow.email === null) throw new Error('No address was proven')
  const { state, email } = flow
  const verifiedAt = Math.floor((facts.mailboxAt ?? now) / 1000)
  const made =
    state === null
      ? null
      : makeVerified(services, {
          portalId: portal.id,
          flowId: flow.id,
          note: { email, verifiedAt, state },
        })
  return {
    session: null,
    done: {
      name: 'done',
      acr: null,
      amr: [],
      person: '',
      code: made?.code ?? null,
      state,
      codeExpiresInSeconds: made ? Math.floor((made.row.expiresAt - now) / 1000) : 0,
      codesLeft: null,
      codesMade: false,
      tries: null,
      portalUrl: portal.homeUrl,
    },
    change: {
      flow: { endedAt: now },
      *guards(): Statement<Refusal | null> {
        const { id, hash } = verification
        if (!(yield* store.oneTimeSecrets.consume(id, hash, now))) return { code: 'step_changed' }
        if (made) yield* store.oneTimeSecrets.add(made.row)
        return null
      },
      records: [
        recordOf(services, {
          act: 'email.verified',
          actor: { type: 'visitor', id: null },
          target: { type: 'verification', id: verification.id },
          portalId: portal.id,
          details: { flow: flow.id },
        }),
      ],
    },
  }
}
