import type { Method } from '../../../ports/store/method-store.ts'
import { traitsOf } from '../../methods/registry.ts'
import { isAtLeast } from '../../policy/levels.ts'
import { isTried } from '../../policy/trying.ts'
import type { FlowContext } from '../context.ts'
import type { Requirement } from './requirement.ts'
import { denied, verify } from './unmet.ts'

/** What `try-method` asks for. */

/**
 * Whether one that counts here can be tried in this session: the portal takes it, and the session is one that opens the
 * own account, which is where methods are told. A trial proves nothing, so nothing more is asked.
 */
export function mayTry(
  { portal, session }: Pick<FlowContext, 'portal' | 'session'>,
  { kind }: Pick<Method, 'kind'>,
): boolean {
  const isOpen = session !== null && isAtLeast(session.row.acr, 'aal2')
  return isOpen && isTried(portal.policy, kind)
}

/** The one that is tried: there are no others in its context. */
const triedOf = ({ methods }: FlowContext) => methods[0]

/** It is there, the person's, and can be tried here. One answer for whatever speaks against it. */
export const trialStands: Requirement = (context) => {
  const tried = triedOf(context)
  return tried && mayTry(context, tried) ? null : denied('trial-unknown')
}

/** Met once it was shown in this very flow. */
export const methodTried: Requirement = (context) => {
  const tried = triedOf(context)
  const isShown = context.provenHere.some(({ methodId }) => methodId === tried?.id)
  return isShown || !tried ? null : verify(traitsOf(tried.kind))
}
