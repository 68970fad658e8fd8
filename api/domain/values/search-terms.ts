import { askedTerms, foldedTerms } from '../../ports/store/folded-terms.ts'

/** Each term is one more condition; nobody types more of them to find somebody. */
const MOST_TERMS = 6

/**
 * What was typed, as beginnings that words must have, all of them: folded as the words are that
 * people, invitations and units are found by. Null when something was typed that is no beginning of
 * any word; empty when nothing was.
 */
export function searchBeginnings(typed: string): readonly string[] | null {
  if (typed.trim() === '') return []
  const beginnings = askedTerms(typed).slice(0, MOST_TERMS)
  return beginnings.length === 0 ? null : beginnings
}

/** Whether each beginning begins a word of the texts. */
export function isFoundBy(
  beginnings: readonly string[] | null,
  ...texts: readonly string[]
): boolean {
  if (!beginnings) return false
  const terms = foldedTerms(...texts)
  return beginnings.every((beginning) => terms.some((term) => term.startsWith(beginning)))
}
