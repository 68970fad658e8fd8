import { fullName } from '../../../contract/plain/full-name.ts'
import type { FlowContext } from '../context.ts'
import type { Completion } from './completion.ts'

/** The method counts already, since its right code; only the flow ends here. */
export function endWithMethod({ flow, person, portal, now }: FlowContext): Completion {
  return {
    change: { flow: { endedAt: now } },
    done: {
      name: 'done',
      acr: null,
      amr: [],
      person: fullName(person),
      code: null,
      state: flow.state,
      codeExpiresInSeconds: 0,
      portalUrl: portal.homeUrl,
    },
    session: null,
  }
}
