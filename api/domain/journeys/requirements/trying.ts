import { traitsOf } from '../../methods/registry.ts'
import type { FlowContext } from '../context.ts'
import { mayTry } from '../trying.ts'
import type { Requirement } from './requirement.ts'
import { denied, verify } from './unmet.ts'

/** What `try-method` asks for. */

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
