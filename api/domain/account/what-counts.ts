import type { AccountMethod, AccountView } from '../../contract/account-wire.ts'
import type { Method } from '../../ports/store/method-store.ts'
import { isNeeded } from '../acts/needed.ts'
import { counts, countsIn, hasPlace } from '../methods/bound.ts'
import { isSecondFactor, SECOND_FACTOR_KINDS, SPARE_KINDS } from '../methods/kinds.ts'
import type { MethodUses } from '../methods/method.ts'
import { traitsOf } from '../methods/registry.ts'
import { hasRoomFor } from '../methods/room.ts'
import { isUnasked } from '../methods/unasked.ts'
import { type Enrolling, mayEnrol } from '../policy/enrolling.ts'
import { isAccepted } from '../policy/portal-policy.ts'
import { isTried } from '../policy/trying.ts'
import type { Portal } from '../portals/portal.ts'

/** What methods are looked at with. */
export interface MethodScene {
  readonly portal: Portal
  /** All of the person's that take room and a name. */
  readonly placed: readonly Method[]
  /** Portals that they have a role in. */
  readonly portalsOf: readonly Portal[]
  readonly now: number
}

/** What a method counts for: read off what is said of its kind, and the portal's policy. */
export function whatCounts(method: Method, { portal, now }: MethodScene): AccountMethod['counts'] {
  const { uses, instance } = traitsOf(method.kind)
  const orNotNow = <No extends string>(no: No | null) =>
    no ?? (counts(method, now) ? 'yes' : 'not-now')
  return {
    signIn: orNotNow(whyNotHere(method, portal)),
    reset: orNotNow(
      vouches(uses, isAccepted(portal.policy, method.kind)) && !isUnasked(method) ? null : 'no',
    ),
    elsewhere: orNotNow(instance.scope === 'installation' ? null : 'no'),
  }
}

/** What lies in a drawer vouches where it is offered, anything else everywhere. */
const vouches = ({ vouchesFor }: MethodUses, isHere: boolean): boolean =>
  vouchesFor === 'every-change' || (vouchesFor === 'replacement' && isHere)

function whyNotHere(method: Method, { id, policy }: Portal) {
  if (!countsIn(id, method)) return 'other-portal'
  return isAccepted(policy, method.kind) ? null : 'not-accepted'
}

/** What may be asked for first: it counts here on top of the first factor, and lies in no drawer. */
export function mayBeDefault(
  method: Method,
  { portal, now }: Pick<MethodScene, 'portal' | 'now'>,
): boolean {
  const isUsable = counts(method, now) && whyNotHere(method, portal) === null
  return isUsable && isSecondFactor(method) && !isUnasked(method)
}

/** Whether it can be tried here; asked again when it is (`journeys/requirements/trying.ts`). */
export function mayBeTried(
  method: Method,
  { portal, now }: Pick<MethodScene, 'portal' | 'now'>,
): boolean {
  return counts(method, now) && countsIn(portal.id, method) && isTried(portal.policy, method.kind)
}

/** Whether it can be removed; asked again when it is. */
export function removalOf(method: Method, scene: MethodScene): AccountMethod['removal'] {
  if (!isSecondFactor(method) || !counts(method, scene.now)) return 'no'
  return isNeeded(method, scene) ? 'needed' : 'yes'
}

/** How another takes its place: what is known is changed, and what lies in a drawer is made anew where that is offered. */
export function renewalOf(method: Method, { portal }: MethodScene): AccountMethod['renewal'] {
  const { uses, instance } = traitsOf(method.kind)
  if (!isAccepted(portal.policy, method.kind)) return null
  if (uses.forgettable) return 'change-password'
  return instance.isRenewed ? 'add-method' : null
}

/** Kinds that people set up themselves, with what speaks against one more. */
export function addingOf(
  portal: Portal,
  placed: readonly Method[],
  by: Enrolling,
): AccountView['adding'] {
  return [...SECOND_FACTOR_KINDS, ...SPARE_KINDS]
    .map(traitsOf)
    .filter(({ steps }) => steps.enrol !== null)
    .map(({ kind, uses, instance }) => ({
      kind,
      isSpare: uses.isSpare,
      whyNot: mayEnrol(portal.policy, kind, by) ? whyNotAdded(kind, portal, placed) : 'limited',
      most: instance.group.most,
    }))
}

function whyNotAdded(kind: string, { policy }: Portal, placed: readonly Method[]) {
  if (!isAccepted(policy, kind)) return 'not-accepted'
  return hasRoomFor(kind, placed) ? null : 'full'
}

/** Those of a person that take room and a name. */
export const placedOf = (bound: readonly Method[]): readonly Method[] => bound.filter(hasPlace)
