/** The longest term kept; a longer one is found by its beginning. */
const LONGEST_TERM = 60
const NOT_OF_TERMS = /[^\p{L}\p{N}]+/u

/** Without marks and case: `Åsa` is `asa`. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/**
 * Terms that a text is found by, and that are asked for: its words, each once. People, invitations and
 * units all go by it, in the store and in the domain.
 */
export function foldedTerms(...texts: readonly string[]): readonly string[] {
  const terms = texts.flatMap((text) => folded(text).split(NOT_OF_TERMS))
  return [...new Set(terms.map((term) => [...term].slice(0, LONGEST_TERM).join('')))].filter(
    (term) => term !== '',
  )
}

/** Å, ä and ö come after z, as in Swedish; `{` is the sign after `z`. */
const AFTER_Z: Readonly<Record<string, string>> = { å: '{a', ä: '{b', æ: '{b', ö: '{c', ø: '{c' }

/** Short enough to be handed out as the place of a page, and longer than names that differ. */
const LONGEST_KEY = 60

/** What names are sorted by, in the order of code points. A tab sorts before all that a name holds. */
export function sortKeyOf(...names: readonly string[]): string {
  const key = names
    .map((name) => {
      const lower = name.normalize('NFC').toLowerCase()
      return folded(lower.replace(/[åäæöø]/g, (letter) => AFTER_Z[letter] ?? letter))
    })
    .join('\t')
  return [...key].slice(0, LONGEST_KEY).join('')
}
