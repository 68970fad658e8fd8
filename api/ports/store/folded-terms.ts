import { folded } from './folded.ts'

/** The longest term kept; a longer one is found by its beginning. */
const LONGEST_TERM = 60
const NOT_OF_TERMS = /[^\p{L}\p{N}]+/u

/** Within a name: `O'Brien`, `Anna-Lisa`. */
const JOINING = /(?<=[\p{L}\p{N}])['’`´-](?=[\p{L}\p{N}])/gu

/**
 * Terms that are asked for: the words of what was typed, each once. People, invitations and units all go by it,
 * in the store and in the domain.
 */
export const askedTerms = (typed: string): readonly string[] => wordsOf([folded(typed)])

/** Terms that a text is found by: its words, those in two parts as one, too, each once. */
export function foldedTerms(...texts: readonly string[]): readonly string[] {
  return wordsOf(texts.flatMap((text) => [folded(text), folded(text.replace(JOINING, ''))]))
}

function wordsOf(texts: readonly string[]): readonly string[] {
  const words = texts.flatMap((text) => text.split(NOT_OF_TERMS))
  const terms = words.map((word) => [...word].slice(0, LONGEST_TERM).join(''))
  return [...new Set(terms)].filter((term) => term !== '')
}

interface Somebody {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly emailKey: string
  readonly telephone: string | null
}

/** What somebody is found by, invited or there: their names, and both forms of an address, and the digits of a number. */
export const termsOfSomebody = (somebody: Somebody): readonly string[] =>
  foldedTerms(
    somebody.firstName,
    somebody.lastName,
    somebody.email,
    somebody.emailKey,
    somebody.telephone ?? '',
  )
