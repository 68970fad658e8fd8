import type { DeniedReason } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import { type Changed, changedLately } from '../mail/address-changes.ts'
import { counts } from '../methods/bound.ts'
import { isSecondFactor } from '../methods/kinds.ts'
import { isUnasked } from '../methods/unasked.ts'
import { DAY } from '../values/time.ts'

/** How long a method is there before it moves an address: so long its person has had the mail that told of it. */
const SETTLED_AFTER_MS = DAY

type Whose = Changed & Pick<Person, 'enrolledAt'>

/**
 * What takes an address away, or what it is taken back with, is confirmed by a method that counted a day before:
 * before the act, or before the first change of the last 30 days. A code that was seen once sets one up at once, and
 * that one would do the rest. Nothing is older in an account that is younger than that.
 * @returns epoch milliseconds; null for any method.
 */
export function settledBefore(person: Whose, now: number): number | null {
  const since = changedLately(person, now)
  const before = (since ?? now) - SETTLED_AFTER_MS
  const isNewcomer = person.enrolledAt === null || person.enrolledAt > before
  return isNewcomer ? since : before
}

/** The same, of what an address that was changed is taken back with; null as long as none was. */
export const settledSinceChange = (person: Whose, now: number): number | null =>
  changedLately(person, now) === null ? null : settledBefore(person, now)

interface Held {
  readonly person: Whose
  readonly placed: readonly Method[]
  readonly now: number
}

/** Said before anything is asked, where something is held and nothing of it is old enough. */
export function whyNoneIsOlder({ person, placed, now }: Held): DeniedReason | null {
  const before = settledBefore(person, now)
  const held = placed.filter((method) => counts(method, now) && isStrong(method))
  if (before === null || held.some((method) => isOlder(method, before))) return null
  return held.length > 0 || changedLately(person, now) !== null ? 'needs-older-method' : null
}

/** Whether it came to count before, epoch milliseconds. */
export const isOlder = ({ confirmedAt }: Method, than: number): boolean =>
  confirmedAt !== null && confirmedAt < than

const isStrong = (method: Method): boolean => isSecondFactor(method) && !isUnasked(method)
