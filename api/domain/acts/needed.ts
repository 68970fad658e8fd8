import type { Method } from '../../ports/store/method-store.ts'
import { counts, countsIn } from '../methods/bound.ts'
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
  return portalsOf.some(
    (portal) => asksForOne(portal) && opens(portal, held) && !opens(portal, left),
  )
}

const asksForOne = ({ policy }: Portal): boolean =>
  isPasswordless(policy) || isAtLeast(policy.level, 'aal2')

/** Whether one of them comes on top of what the person knows there, or stands in its place. */
function opens({ id, policy }: Portal, methods: readonly Method[]): boolean {
  return methods.some(
    (method) => countsIn(id, method) && openingOf(policy).some((kind) => kind === method.kind),
  )
}
