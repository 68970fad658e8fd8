import type { Calendar } from '../calendar.ts'
import { previousCollection } from '../collection.ts'
import { type CheckedFile, checkFile } from '../figures/check-file.ts'
import type { Sums } from '../figures/check-sums.ts'
import type { Place } from '../store/place.ts'
import type { Store } from '../store/store.ts'

/** What the unit handed in the round before; null where there is nothing to compare with. */
const sumsBefore = (store: Store, calendar: Calendar, { collection, unit }: Place): Sums | null => {
  const before = previousCollection(calendar)
  if (before.id === collection.id) return null
  const latest = store.submissions.latest({ collection: before, unit })
  return latest && checkFile(latest.text).sums
}

/** Checks a text as figures of a unit in a round. */
export const checkDraft = (
  { store, calendar, place }: { store: Store; calendar: Calendar; place: Place },
  text: string,
): CheckedFile => checkFile(text, { before: sumsBefore(store, calendar, place), unit: place.unit })
