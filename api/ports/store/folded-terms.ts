import { folded } from './folded.ts'

/** The longest term kept; a longer one is found by its beginning. */
const LONGEST_TERM = 60
const NOT_OF_TERMS = /[^\p{L}\p{N}]+/u

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

interface Somebody {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly emailKey: string
}

/** What somebody is found by, invited or there: their names, and both forms of an address. */
export const termsOfSomebody = (somebody: Somebody): readonly string[] =>
  foldedTerms(somebody.firstName, somebody.lastName, somebody.email, somebody.emailKey)
