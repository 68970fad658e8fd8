import { fullName } from '../../../contract/plain/full-name.ts'
import { enrollingOf, type FlowContext } from '../context.ts'
import { codesLeftOf } from './codes-left.ts'
import type { Completion } from './completion.ts'

/** The method counts already, since its right code; only the flow ends here. */
export function endWithMethod(context: FlowContext): Completion {
  const { flow, person, portal, now } = context
  const isMade = enrollingOf(context).uses.isSpare
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
      codesLeft: codesLeftOf(context),
      codesMade: isMade,
      portalUrl: portal.homeUrl,
    },
    session: null,
  }
}
