import { fullName } from '../../../contract/plain/full-name.ts'
import type { DoneStep } from '../../../contract/views.ts'
import { enrollingOf, type FlowContext } from '../context.ts'
import { codesLeftOf } from '../requirements/codes-told.ts'
import { mayTry } from '../requirements/trying.ts'
import type { Completion } from './completion.ts'

/** The method counts already, since its right code; only the flow ends here. */
export function endWithMethod(context: FlowContext): Completion {
  const codesMade = enrollingOf(context).uses.isSpare
  return {
    change: { flow: { endedAt: context.now } },
    done: { ...doneWithoutCode(context), codesMade, tries: addedToTry(context) },
    session: null,
  }
}

function addedToTry(context: FlowContext): string | null {
  const { methods, facts } = context
  const added = methods.find(({ id }) => id === facts.addedMethod)
  return added && mayTry(context, added) ? added.id : null
}

/** What is told at the end of a journey that leaves nothing for a host to redeem. */
export function doneWithoutCode(context: FlowContext): DoneStep {
  const { flow, person, portal } = context
  return {
    name: 'done',
    acr: null,
    amr: [],
    person: fullName(person),
    code: null,
    state: flow.state,
    codeExpiresInSeconds: 0,
    codesLeft: codesLeftOf(context),
    codesMade: false,
    tries: null,
    portalUrl: portal.homeUrl,
  }
}
