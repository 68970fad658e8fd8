import type { Statement } from '../../../ports/store/statement.ts'
import type { Refusal } from '../../methods/refusal.ts'
import type { Services } from '../../services.ts'
import type { FlowContext } from '../context.ts'
import type { Completion } from './completion.ts'
import { doneWithoutCode } from './ending-with-method.ts'
import { newToken } from './session-making.ts'

/**
 * The session goes on under another cookie (ASVS 7.2.4): whoever has copied the one that was is signed out like
 * every other browser. Its public id stays, so that the host need not sign anybody in again.
 */
export function endRenewed(services: Services, context: FlowContext): Completion {
  const { session, now } = context
  if (!session) throw new Error('A session was to be renewed that is not there')
  const { row } = session
  const { token, tokenHash } = newToken(services)
  return {
    change: {
      flow: { endedAt: now },
      *guards(): Statement<Refusal | null> {
        const isRenewed = yield* services.store.sessions.renew(row.id, row.tokenHash, tokenHash)
        return isRenewed ? null : { code: 'step_changed' }
      },
    },
    done: doneWithoutCode(context),
    session: {
      row: { ...row, tokenHash },
      token,
      isNew: false,
      maxAgeSeconds: Math.floor((row.endsAt - now) / 1000),
    },
  }
}
