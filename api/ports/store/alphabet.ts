import { FOLDING, folded } from './folded.ts'

/** In which order names stand: that of a language. */
export interface Alphabet {
  /** BCP 47. */
  readonly language: string
  /** Letters that are not beside the plain one that they fold to, each with what stands in a key for it. */
  readonly own: ReadonlyMap<string, string>
}

/** Whose order is Finnish and Swedish: å, ä and ö come after z. */
export const USUAL_LANGUAGE = 'sv'

const PLAIN = [...'abcdefghijklmnopqrstuvwxyz']
/** Where letters of European languages are, of Azerbaijani and Vietnamese. */
const RANGES = [
  [0xc0, 0x148],
  [0x14a, 0x17f],
  [0x1a0, 0x1b0],
  [0x218, 0x21b],
  [0x259, 0x259],
  [0x1ea0, 0x1ef9],
] as const
/** Comes after `z`, so that what follows a letter sorts behind all words that begin with it. */
const AFTER = '{'

/**
 * Asked of the language's collation: Node gives no keys of it, and each database has its own. Plain letters stay
 * where they are, also z in Estonian and y in Latvian.
 */
export function alphabetOf(language: string): Alphabet {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' })
  const plain = PLAIN.toSorted(compare)
  const own = new Map<string, string>()
  const placeOf = (letter: string) => {
    const before = plain.findLast((other) => compare(other, letter) < 0) ?? ''
    const anchor = before === 'z' ? AFTER : `${before}${AFTER}`
    const taken = new Set([...own.values()].filter((key) => key.startsWith(anchor)))
    return `${anchor}${PLAIN[taken.size]}`
  }
  for (const letter of lettersOf(language).toSorted(compare)) {
    if (compare(letter, folded(letter)) === 0) continue
    const alike = [...plain, ...own.keys()].find((other) => compare(other, letter) === 0)
    own.set(letter, alike === undefined ? placeOf(letter) : (own.get(alike) ?? alike))
  }
  return { language, own }
}

function lettersOf(language: string): readonly string[] {
  const all = RANGES.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)),
  )
  return all.filter((sign) => /\p{L}/u.test(sign) && sign.toLocaleLowerCase(language) === sign)
}

/** Short enough to be handed out as the place of a page, and longer than names that differ. */
const LONGEST_KEY = 60

/** What names are sorted by, in the order of code points. A tab sorts before all that a name holds. */
export function sortKeyOf({ language, own }: Alphabet, ...names: readonly string[]): string {
  const keyed = (name: string) => {
    const letters = [...name.normalize('NFC').toLocaleLowerCase(language)]
    return folded(letters.map((letter) => own.get(letter) ?? letter).join(''))
  }
  return [...names.map(keyed).join('\t')].slice(0, LONGEST_KEY).join('')
}

/** What the terms and keys of rows depend on; with another one they have to be made anew. */
export const rulesOf = ({ language, own }: Alphabet): string =>
  `${FOLDING} ${language} ${[...own].flat().join(' ')}`
