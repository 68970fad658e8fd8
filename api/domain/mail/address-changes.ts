import { z } from 'zod'
import type { Person } from '../../ports/store/person-store.ts'
import { parseAddress } from '../values/address.ts'
import { DAY } from '../values/time.ts'

/** So long an address before a change is kept in mind: whoever made the change may not have been its person. */
const LOOKED_BACK_MS = 30 * DAY
/** Of changes that follow each other, the earliest: whoever makes many pushes nobody out, and fills no mailboxes. */
const MOST_LATER = 4

/** Changes that followed a first one, each within 30 days of the one before. */
const laterChanges = z.strictObject({
  /** Addresses that were left by them, but for those that came after one that was taken back. */
  emails: z.array(z.string()),
  /** The last of them. */
  at: z.int(),
})

export type Changed = Pick<Person, 'addressChangedAt' | 'laterAddressChanges'>
export type Addresses = Changed & Pick<Person, 'email' | 'formerEmail'>

const laterOf = ({ laterAddressChanges: json }: Pick<Changed, 'laterAddressChanges'>) =>
  json === null ? null : laterChanges.parse(JSON.parse(json))

/** When the address was changed last of what is looked back at, epoch milliseconds; null for not at all. */
export function changedLast(person: Changed, now: number): number | null {
  const last = laterOf(person)?.at ?? person.addressChangedAt
  return last !== null && last > now - LOOKED_BACK_MS ? last : null
}

/** When it was changed first of those: a change that follows another within 30 days begins nothing anew. */
export const changedLately = (person: Changed, now: number): number | null =>
  changedLast(person, now) === null ? null : person.addressChangedAt

/** Addresses that were left lately, the oldest first. */
export function leftLately(person: Addresses, now: number): readonly string[] {
  const { formerEmail } = person
  if (changedLast(person, now) === null || formerEmail === null) return []
  return [formerEmail, ...(laterOf(person)?.emails ?? [])]
}

/** What is kept of the changes once there is another. */
export function changedTo(
  person: Addresses,
  { key, now }: { readonly key: string; readonly now: number },
): Pick<Person, 'formerEmail'> & {
  readonly at: number
  readonly laterAddressChanges: string | null
} {
  const since = changedLately(person, now)
  if (since === null) return { formerEmail: person.email, at: now, laterAddressChanges: null }
  const left = leftLately(person, now)
  // Taken back: what came after it may have been somebody else's, who is told nothing any more.
  const back = left.findIndex((one) => parseAddress(one)?.key === key)
  const emails = (back < 0 ? [...left, person.email] : left.slice(0, Math.max(back, 1))).slice(1)
  const later: z.infer<typeof laterChanges> = { emails: emails.slice(0, MOST_LATER), at: now }
  return {
    formerEmail: person.formerEmail,
    at: since,
    laterAddressChanges: JSON.stringify(later),
  }
}
