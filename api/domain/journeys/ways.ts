import type { FlowView, PickStep, StepName } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import { counts, countsIn } from '../methods/bound.ts'
import { isSecondFactor, SECOND_FACTOR_KINDS, SPARE_KINDS } from '../methods/kinds.ts'
import type { MethodTraits } from '../methods/method.ts'
import { ALL_TRAITS, traitsOf } from '../methods/registry.ts'
import { isAccepted } from '../policy/portal-policy.ts'
import { type FlowContext, nearOf, usualOf } from './context.ts'
import type { FlowFacts } from './facts.ts'
import type { Unmet } from './requirements/requirement.ts'

/** Ways to verify, as one picks among them: lines of the picker, and what leads to it. */

/** One line: a kind with all of the person's that will do, or one of several that is picked. */
export interface Way {
  /** What an answer names it by: the kind, or the method's id where one is picked. */
  readonly id: string
  readonly traits: MethodTraits
  readonly methods: readonly Method[]
}

/** In the order of the picker: the usual one first, what lies in a drawer and what was lost last. */
export function waysOf({ facts }: FlowContext, among: readonly Method[]): readonly Way[] {
  const usual = usualOf(nearOf(among))
  const lost = facts.picking?.lost
  const rank = ({ traits, methods }: Way): number => {
    if (traits.kind === lost) return 3
    if (traits.uses.isSpare) return 2
    return usual && methods.includes(usual) ? 0 : 1
  }
  return linesOf(among).toSorted((a, b) => rank(a) - rank(b) || lastUsed(b) - lastUsed(a))
}

/** When one of them was last right, as epoch milliseconds; 0 for never. */
export function lastUsed({ methods }: Pick<Way, 'methods'>): number {
  return Math.max(0, ...methods.map(({ lastUsedAt }) => lastUsedAt ?? 0))
}

function linesOf(methods: readonly Method[]): readonly Way[] {
  const lines = new Map<string, Way>()
  for (const method of methods) {
    const traits = traitsOf(method.kind)
    const id = traits.instance.isPicked ? method.id : traits.kind
    lines.set(id, { id, traits, methods: [...(lines.get(id)?.methods ?? []), method] })
  }
  return [...lines.values()]
}

/**
 * Whether the picker comes before any challenge: it was asked for and has something to show, or nothing
 * says which of several is meant.
 */
export function isPicking(context: FlowContext, among: readonly Method[]): boolean {
  const { picking, chosen } = context.facts
  if (picking) return picking.lost !== undefined || waysOf(context, among).length > 1
  if (among.some(({ kind }) => kind === chosen)) return false
  const near = nearOf(among)
  return usualOf(near) === undefined && linesOf(near).length > 1
}

/** What leads away from the step that is asked for; null where nothing does. */
export function waysAround(context: FlowContext, unmet: Unmet): FlowView['ways'] {
  if (unmet.step === 'denied' || unmet.step === 'pick' || unmet.step === 'enrol') return null
  const { step, among, offered, isOptional } = unmet
  if (isOptional) return { other: true, lost: false, skip: false }
  const skip = isSkippable(context.facts, step)
  if (offered)
    return offered.length > 1 || skip ? { other: offered.length > 1, lost: false, skip } : null
  const asked = ALL_TRAITS.find(({ steps }) => steps.verify.name === step)
  const isOne = [...SECOND_FACTOR_KINDS, ...SPARE_KINDS].some((kind) => kind === asked?.kind)
  const lost = among !== undefined && isOne
  const other = among !== undefined && waysOf(context, among).length > 1
  return lost || other || skip ? { other, lost, skip } : null
}

/** It was offered, and nothing asks for it: at whichever step of a method it has led to. */
function isSkippable({ renewingCodes, codesTold }: FlowFacts, step: StepName): boolean {
  return renewingCodes === true && !codesTold && step !== 'codes-left'
}

type NotHere = PickStep['notHere'][number]

/** What the person has to verify with that will not do here, and why; what was shown already is not told. */
export function notHereOf(context: FlowContext, among: readonly Method[]): readonly NotHere[] {
  const isTold = ({ id, kind }: Method): boolean =>
    isSecondFactor({ kind }) &&
    among.every((method) => method.id !== id) &&
    context.proven.every((proof) => proof.kind !== kind)
  const told = new Map<string, NotHere>()
  for (const method of context.placed.filter(isTold)) {
    const why = whyNotHere(context, method)
    const key = `${method.kind} ${why}`
    const names = [...(told.get(key)?.names ?? []), ...(method.name ? [method.name] : [])]
    told.set(key, { kind: traitsOf(method.kind).kind, names, why })
  }
  return [...told.values()]
}

function whyNotHere({ portal, now }: FlowContext, method: Method): NotHere['why'] {
  if (!countsIn(portal.id, method)) return 'other-portal'
  if (!counts(method, now)) return 'paused'
  return isAccepted(portal.policy, method.kind) ? 'not-enough' : 'not-accepted'
}
