import type { Method } from '../../ports/store/method-store.ts'
import { counts, countsIn } from '../methods/bound.ts'
import { isMadeForConsole } from '../methods/keys-of-console.ts'
import { isAtLeast } from '../policy/levels.ts'
import { isPasswordless, openingOf } from '../policy/portal-policy.ts'
import type { Portal } from '../portals/portal.ts'

/** Whether a portal that asks for two factors, or for no password, would be out of reach without this method. */
export function isNeeded(
  removed: Method,
  {
    placed,
    portalsOf,
    now,
  }: {
    readonly placed: readonly Method[]
    readonly portalsOf: readonly Portal[]
    readonly now: number
  },
): boolean {
  const held = placed.filter((method) => counts(method, now))
  const left = held.filter(({ id }) => id !== removed.id)
  const isLost = (is: (portal: Portal, methods: readonly Method[]) => boolean, portal: Portal) =>
    is(portal, held) && !is(portal, left)
  return portalsOf.some(
    (portal) =>
      (asksForOne(portal) && isLost(opens, portal)) ||
      (portal.policy.keyToAct === 'demanded' && isLost(letsAct, portal)),
  )
}

const asksForOne = ({ policy }: Portal): boolean =>
  isPasswordless(policy) || isAtLeast(policy.level, 'aal2')

/** Whether whoever works in the console can act there. */
function letsAct(_portal: Portal, methods: readonly Method[]): boolean {
  return methods.some(isMadeForConsole)
}

/** Whether one of them comes on top of what the person knows there, or stands in its place. */
function opens({ id, policy }: Portal, methods: readonly Method[]): boolean {
  return methods.some(
    (method) => countsIn(id, method) && openingOf(policy).some((kind) => kind === method.kind),
  )
}
