import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import { isSecondFactor, SPARE_KINDS } from './kinds.ts'

/**
 * What lies in a drawer goes with the last second factor, or a sheet of codes would be all that is left. One that is
 * switched off holds it: the drawer is the way back. Under the person's lock.
 * @param left bound methods that are left to the person.
 */
export function* dropSparesWithout(
  { store }: Pick<Services, 'store'>,
  left: readonly Pick<Method, 'id' | 'kind'>[],
  now: number,
): Statement<void> {
  if (left.some(isSecondFactor)) return
  for (const spare of left.filter(({ kind }) => SPARE_KINDS.some((one) => one === kind)))
    yield* store.methods.remove(spare.id, now)
}
