import type { Person } from '../../ports/store/person-store.ts'
import { DAY } from '../values/time.ts'

/** So long the address before a change is kept in mind: whoever made the change may not have been its person. */
const LOOKED_BACK_MS = 30 * DAY

/** When the address was changed first of what is looked back at, epoch milliseconds; null for not at all. */
export function changedLately(
  { addressChangedAt }: Pick<Person, 'addressChangedAt'>,
  now: number,
): number | null {
  if (addressChangedAt === null) return null
  return addressChangedAt > now - LOOKED_BACK_MS ? addressChangedAt : null
}

/** Where a person is told of what happens to their account: for 30 days also where they were written to before. */
export function toldAt(
  { email, formerEmail, addressChangedAt }: AddressesOf,
  now: number,
): readonly string[] {
  const isLately = changedLately({ addressChangedAt }, now) !== null
  return isLately && formerEmail !== null && formerEmail !== email ? [email, formerEmail] : [email]
}

export type AddressesOf = Pick<Person, 'email' | 'formerEmail' | 'addressChangedAt'>
