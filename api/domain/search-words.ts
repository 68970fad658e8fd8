const NOT_OF_WORDS = /[^\p{L}\p{M}\p{N}]+/u
/** Of what is looked for: each word is one more condition. */
const MOST_WORDS = 8
/** In characters; nobody types more of a word than this to find somebody. */
const LONGEST_WORD = 64

/** The words that something is found by: NFC, lower case, each once. An address is its parts. */
export function searchWords(...texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap(wordsOf))]
}

/**
 * What was typed, as beginnings that words must have, all of them. Null when something was typed
 * that is no beginning of any word; empty when nothing was.
 */
export function searchBeginnings(typed: string): readonly string[] | null {
  if (typed.trim() === '') return []
  const words = searchWords(typed).slice(0, MOST_WORDS)
  return words.length === 0 ? null : words
}

function wordsOf(text: string): readonly string[] {
  const folded = text.normalize('NFC').toLowerCase().normalize('NFC')
  return folded
    .split(NOT_OF_WORDS)
    .filter((word) => word !== '')
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''))
}
