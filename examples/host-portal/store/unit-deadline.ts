import type { Calendar } from '../calendar.ts'
import type { Place } from './place.ts'
import type { Store } from './store.ts'

/** Until when a unit can hand in, and whether it still can. */
export interface UnitDeadline {
  /** `YYYY-MM-DD`, itself included. */
  readonly day: string
  readonly isDeferred: boolean
  readonly isOpen: boolean
}

export const unitDeadline = (
  store: Pick<Store, 'deferrals'>,
  { today }: Calendar,
  place: Place,
): UnitDeadline => {
  const day = store.deferrals.deadline(place)
  return { day, isDeferred: day > place.collection.round.deadline, isOpen: today <= day }
}
