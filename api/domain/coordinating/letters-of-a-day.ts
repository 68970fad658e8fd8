import { MOST_OWN_LETTERS } from '../../contract/plain/invitation-states.ts'
import type { Administrator } from '../rights/administrators.ts'
import type { Services } from '../services.ts'
import { DAY } from '../values/time.ts'

/** What is counted of one coordinator, in all portals together. */
const KIND = 'own-unit-letters'

/** Nothing of what was begun stays. */
class LettersLimited extends Error {}

/** So many letters in a day: more is no unit's day, and a session that was taken over writes to anybody in our name. */
export function createLettersOfADay({ store, clock, log }: Services) {
  /** With each letter charged in the transaction that sends it, under their row: many at once come one after the other. */
  const charged = (administrator: Administrator): Administrator => ({
    ...administrator,
    *confirm() {
      const by = yield* administrator.confirm()
      const now = clock.now()
      const day = yield* store.attemptBudgets.lock(by.person.id, KIND)
      const isOver = day.nextAt <= now
      if (!isOver && day.failures >= MOST_OWN_LETTERS) throw new LettersLimited()
      const [letters, until] = isOver ? [1, now + DAY] : [day.failures + 1, day.nextAt]
      yield* store.attemptBudgets.set(by.person.id, KIND, letters, until)
      return by
    },
  })

  return {
    /** What is sent by them as they are charged. */
    async within<T>(
      portalId: string,
      administrator: Administrator,
      send: (charged: Administrator) => Promise<T>,
    ): Promise<T | 'letters_limited'> {
      try {
        return await send(charged(administrator))
      } catch (thrown) {
        if (!(thrown instanceof LettersLimited)) throw thrown
        log.error({ portal: portalId }, 'a unit coordinator is at the limit of a day')
        return 'letters_limited'
      }
    },
  }
}
