import type { AccessPass } from '../../../ports/store/helpdesk/access-pass-store.ts'
import { PASS_STANDS_MS } from '../../helpdesk/rules.ts'
import type { FlowContext } from '../context.ts'

/** What a pass of the helpdesk opens, in the flow that it is shown in: R-63. It adds up to no level. */

type Looked = Pick<FlowContext, 'flow' | 'now'>

/** The newest that was not ended, where it works still, or was shown in this very flow a moment ago. */
export function passIn(pass: AccessPass | null, { flow, now }: Looked): AccessPass | null {
  if (!pass) return null
  if (pass.usedAt === null) return pass.expiresAt > now ? pass : null
  return pass.flowId === flow.id && now - pass.usedAt < PASS_STANDS_MS ? pass : null
}

/** What a pass opens: a method, that and what is known, or neither. */
export type Opens = 'method' | 'knowledge' | 'nothing'

/** Whether it may stand in for what is lost: every pass for a method, few for what is known. */
export function passOpens({ pass }: Pick<FlowContext, 'pass'>, what: Opens): boolean {
  if (!pass || what === 'nothing') return false
  return what === 'method' || pass.opensPassword
}

/** Shown here a moment ago: what it opens may be set up. */
export function isPassShown({ pass }: Pick<FlowContext, 'pass'>): boolean {
  return pass !== null && pass.usedAt !== null
}
