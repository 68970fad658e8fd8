import type { Method } from '../../ports/store/method-store.ts'
import { isOlder, settledSinceChange } from '../acts/older.ts'
import { isNew } from '../methods/let-in.ts'
import type { MethodUses } from '../methods/method.ts'
import { traitsOf } from '../methods/registry.ts'
import { isUnasked } from '../methods/unasked.ts'
import { isUsedUp } from '../methods/used-up.ts'
import { confirmsAct } from '../policy/act-factors.ts'
import { isAccepted } from '../policy/portal-policy.ts'
import type { Portal } from '../portals/portal.ts'
import type { FlowContext } from './context.ts'

/**
 * Which of a person's methods vouch for what (`uses.vouchesFor`). What vouches for a replacement alone lets one be set
 * up, and for a day that is all: whoever has found the sheet gets no further sheet by it, and removes nothing.
 */

/** What is asked of: the methods that count, as the context or the person's lock has them. */
export interface Asked {
  readonly methods: readonly Method[]
  readonly portal: Portal
  readonly now: number
  /** Of those, what was shown here: one that was used up by it vouches once. */
  readonly provenHere: FlowContext['provenHere']
}

const vouches = (method: Method, change: MethodUses['vouchesFor']): boolean =>
  (isUnasked(method) ? 'nothing' : traitsOf(method.kind).uses.vouchesFor) === change

const isProven = ({ provenHere }: Pick<Asked, 'provenHere'>, { id }: Method): boolean =>
  provenHere.some(({ methodId }) => methodId === id)

function sparesOf(asked: Asked): readonly Method[] {
  return asked.methods.filter(
    (method) =>
      vouches(method, 'replacement') &&
      isAccepted(asked.portal.policy, method.kind) &&
      (!isUsedUp(method) || isProven(asked, method)),
  )
}

/** For what is forgotten, and what a policy demands: second factors accepted here or not, else what lies in a drawer. */
export function vouchersOf(asked: Asked): readonly Method[] {
  return [...asked.methods.filter((one) => vouches(one, 'every-change')), ...sparesOf(asked)]
}

/** For acts, and for what is for the drawer: never by itself, nor by what it has just let in. */
export function openersOf({ methods, now }: Pick<Asked, 'methods' | 'now'>): readonly Method[] {
  return methods.filter((method) => vouches(method, 'every-change') && !isNew(method, now))
}

type Makes = Pick<FlowContext, 'methods' | 'person' | 'portal' | 'now'>

/**
 * For what is for the drawer, by whoever is signed in: of those, what the policy lets make it. The sheet before is over by
 * it, so an address that was changed lately asks for what was there before.
 */
export function makersOf(context: Makes): readonly Method[] {
  const before = context.person && settledSinceChange(context.person, context.now)
  const makers = policyMakersOf(context)
  return before === null ? makers : makers.filter((method) => isOlder(method, before))
}

/** What would make it, and came after the address was changed. */
export function tooNewToMake(context: Makes): readonly Method[] {
  const makers = makersOf(context)
  return policyMakersOf(context).filter((method) => !makers.includes(method))
}

function policyMakersOf(context: Makes): readonly Method[] {
  const { policy } = context.portal
  return openersOf(context).filter(({ kind }) => confirmsAct(policy, MAKING, kind))
}

const MAKING = { by: 'us', act: 'codes.make' } as const

/** For one more: those, and of the drawer as long as it has let nothing in within a day. */
export function replacersOf(asked: Asked & Pick<FlowContext, 'placed'>): readonly Method[] {
  // In whichever portal: a sheet that has let a passkey in at one lets nothing in at the next.
  const hasLetIn = asked.placed.some((method) => isNew(method, asked.now))
  return [...openersOf(asked), ...(hasLetIn ? [] : sparesOf(asked))]
}

/** What there is vouches for a replacement alone, or was let in by it a moment ago. */
export function isHeldBack({ methods, now }: Pick<Asked, 'methods' | 'now'>): boolean {
  const isOne = (method: Method) => !vouches(method, 'nothing')
  return openersOf({ methods, now }).length === 0 && methods.some(isOne)
}

/** One of those was proven in this flow. */
export function isProvenIn(asked: Pick<Asked, 'provenHere'>, vouchers: readonly Method[]): boolean {
  return vouchers.some((method) => isProven(asked, method))
}

/** Nothing vouches for what is being set up here but what is in the drawer, or was let in by it. */
export function isLetInBySpare(asked: Asked): boolean {
  return isProvenIn(asked, vouchersOf(asked)) && !isProvenIn(asked, openersOf(asked))
}
