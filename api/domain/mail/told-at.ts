import { type Addresses, leftLately } from './address-changes.ts'

/** Where a person is told of what happens to their account: for 30 days also where they were written to before. */
export const toldAt = (person: Addresses, now: number): readonly string[] => [
  ...new Set([person.email, ...leftLately(person, now)]),
]
