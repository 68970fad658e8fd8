import type { DoneStep, Journey } from '../../../contract/views.ts'
import type { Services } from '../../services.ts'
import type { Change } from '../change.ts'
import type { FlowContext } from '../context.ts'
import { endInSession } from './ending-in-session.ts'
import { endWithMethod } from './ending-with-method.ts'
import { endWithProvenAddress } from './ending-with-proven-address.ts'
import type { NewSession } from './session-making.ts'

/** The end of a journey: what is written, what the widget is told, and the new cookie if any. */
export interface Completion {
  readonly change: Change
  readonly done: DoneStep
  readonly session: NewSession | null
}

/**
 * What a journey's end changes.
 * @param heldToken the session cookie that the browser holds now; a new session ends that one.
 */
export function complete(
  services: Services,
  context: FlowContext,
  heldToken: string | null,
): Completion {
  switch (context.flow.journey as Journey) {
    case 'verify-email':
      return endWithProvenAddress(services, context)
    case 'add-method':
      return endWithMethod(context)
    case 'sign-in':
    case 'invitation':
      return endInSession(services, context, heldToken)
  }
}
