import type { Store } from '../../../../api/ports/store/store.ts'
import { isStandstill } from '../../../../db/faults.ts'

/** How often the same is asked for, in all. */
const MOST_TRIES = 4

/**
 * A store on PostgreSQL that asks again when nothing moved for a second: what was given up is undone.
 * A loaded machine may stand still for as long, and the product then says 503, as it is to: that is
 * told by the tests of `held-back`. Those that ask who of twenty wins would count one who got nothing.
 */
export function createPatientStore(real: Store): Store {
  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries++) {
      try {
        return await work()
      } catch (fault) {
        if (tries === MOST_TRIES || !isStandstill(fault)) throw fault
      }
    }
  }
  return {
    ...real,
    run: (make) => again(() => real.run(make)),
    atomically: (make) => again(() => real.atomically(make)),
  }
}
