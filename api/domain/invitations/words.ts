import type { Invitation } from '../../ports/store/invitations.ts'
import { searchWords } from '../search-words.ts'

/** What an invitation is found by. */
export function wordsOf({
  email,
  firstName,
  lastName,
}: Pick<Invitation, 'email' | 'firstName' | 'lastName'>): readonly string[] {
  return searchWords(firstName, lastName, email)
}
