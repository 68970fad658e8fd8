import { type Alphabet, sortKeyOf } from '../../ports/store/alphabet.ts'

interface Named {
  readonly name: string
  /** Decides between names that sort alike. */
  readonly id: string
}

/** By name, as the alphabet has it. */
export function inNameOrder<T extends Named>(alphabet: Alphabet, all: readonly T[]): readonly T[] {
  return all
    .map((one) => ({ one, key: sortKeyOf(alphabet, one.name) }))
    .toSorted((a, b) => compareText(a.key, b.key) || compareText(a.one.id, b.one.id))
    .map(({ one }) => one)
}

/** By code units, as keys and ids are compared. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
