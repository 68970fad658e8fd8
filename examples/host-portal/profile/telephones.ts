/** Digits with what people put between them, and a plus before them. */
const TELEPHONE = /^\+?[\d\s().\-/]{5,30}$/

/** Where the people of this portal can be reached, as they say themselves; in memory: a real portal has a table. */
export const createTelephones = () => {
  const telephones = new Map<string, string>()
  return {
    /** Empty for none. */
    of: (person: string): string => telephones.get(person) ?? '',
    /** Empty for none any more. False for what is no telephone number: nothing has changed then. */
    set(person: string, typed: string): boolean {
      if (typed !== '' && !TELEPHONE.test(typed)) return false
      if (typed === '') telephones.delete(person)
      else telephones.set(person, typed)
      return true
    },
  }
}

export type Telephones = ReturnType<typeof createTelephones>
