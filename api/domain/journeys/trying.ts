import type { Method } from '../../ports/store/method-store.ts'
import { traitsOf } from '../methods/registry.ts'
import { isAtLeast } from '../policy/levels.ts'
import { isAccepted } from '../policy/portal-policy.ts'
import type { FlowContext } from './context.ts'

/**
 * Whether one that counts here can be tried in this session: its kind can be, the portal takes it, so that "it works" is
 * true, and the session is one that opens the own account, which is where methods are told. A trial proves nothing, so
 * nothing more is asked.
 */
export function mayTry(
  { portal, session }: Pick<FlowContext, 'portal' | 'session'>,
  { kind }: Pick<Method, 'kind'>,
): boolean {
  const isOpen = session !== null && isAtLeast(session.row.acr, 'aal2')
  return isOpen && isTried(portal, kind)
}

/** Whether a kind can be tried in a portal. */
export function isTried({ policy }: Pick<FlowContext['portal'], 'policy'>, kind: string): boolean {
  return traitsOf(kind).uses.canBeTried && isAccepted(policy, kind)
}
