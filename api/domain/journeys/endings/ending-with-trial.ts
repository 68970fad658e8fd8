import { recordOf } from '../../audit/audit.ts'
import type { Services } from '../../services.ts'
import type { FlowContext } from '../context.ts'
import type { Completion } from './completion.ts'
import { doneWithoutCode } from './ending-with-method.ts'

/** It worked: the log has it, and of what was shown nothing is kept. */
export function endWithTrial(services: Services, context: FlowContext): Completion {
  const { flow, person, portal, provenHere, now } = context
  const self = { type: 'person', id: person?.id ?? null } as const
  const [shown] = provenHere
  return {
    change: {
      flow: { endedAt: now },
      facts: {},
      records: [
        recordOf(services, {
          act: 'method.tried',
          actor: self,
          target: self,
          portalId: portal.id,
          details: { kind: shown?.kind, method: shown?.methodId, flow: flow.id },
        }),
      ],
    },
    done: doneWithoutCode(context),
    session: null,
  }
}
