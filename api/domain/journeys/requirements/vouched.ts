import type { Method } from '../../../ports/store/method-store.ts'
import { enrollingOf, type FlowContext, isOpenerLacking } from '../context.ts'
import {
  isHeldBack,
  isProvenIn,
  makersOf,
  openersOf,
  replacersOf,
  tooNewToMake,
  vouchersOf,
} from '../vouching.ts'
import { isPassShown, type Opens, passOpens } from './passing.ts'
import type { Requirement, Unmet } from './requirement.ts'
import { denied, verifyOneOf } from './unmet.ts'

/** What vouches for a change: something that is held, or a pass of the helpdesk. */

/**
 * What a pass would open where the flow stands: while something forgotten is replaced, that; so it is where nobody has
 * a password, since beside the mailbox it is all that is shown.
 */
export function opensHere(context: FlowContext): Opens {
  const { recovering, replacedAt } = context.facts
  const isReplaced = recovering === true && replacedAt === undefined
  return isReplaced || isOpenerLacking(context) ? 'knowledge' : 'method'
}

/**
 * The second factor that the person has: a mailbox never stands in for it, a pass of the helpdesk does where what
 * is lost is set up anew, and where it says so a forgotten password is replaced.
 */
export const heldFactorProven: Requirement = (context) =>
  oneProven(context, vouchersOf(context), opensHere(context))

/** The same for an act: neither what lies in a drawer will do, nor what it has just let in. */
export const openerProven: Requirement = (context) => {
  const held = openersOf(context)
  const isTooLittle = isHeldBack(context) || isShownInVain(context, held)
  return isTooLittle ? denied('needs-other-factor') : oneProven(context, held, 'nothing')
}

/** What was shown is right, and vouches for less: it would be asked for again and again. */
const isShownInVain = (context: FlowContext, held: readonly Method[]): boolean =>
  isProvenIn(context, vouchersOf(context)) && !isProvenIn(context, held)

/** The same for one more method: what is for the drawer opens none for it, anything else once a day. */
export const adderProven: Requirement = (context) => {
  if (context.facts.added) return null
  const { isSpare } = enrollingOf(context).uses
  const held = isSpare ? makersOf(context) : replacersOf(context)
  if (!isSpare && passOpens(context, 'method')) return oneProven(context, held, 'method')
  if (isSpare && isProvenIn(context, tooNewToMake(context))) return denied('needs-older-method')
  const isNone = held.length === 0 && isHeldBack(context)
  return isNone || isShownInVain(context, held)
    ? denied('needs-other-factor')
    : oneProven(context, held, 'nothing')
}

/** One of these, or a pass in their place. @param opens what a pass may stand in for here. */
export const oneProven = (
  context: FlowContext,
  held: readonly Method[],
  opens: Opens,
): Unmet | null => {
  if (held.length === 0 && !context.person?.hadSecondFactorAt) return null
  if (passOpens(context, opens)) {
    if (isPassShown(context)) return null
    if (held.length === 0 || context.facts.withPass) return { step: 'access-pass' }
  }
  if (held.length === 0) return denied('no-usable-method')
  return isProvenIn(context, held) ? null : verifyOneOf(context, held)
}
