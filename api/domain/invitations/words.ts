import { foldedWords } from '../../ports/store/folded-words.ts'
import type { Invitation } from '../../ports/store/invitations.ts'

/** What an invitation is found by. */
export function wordsOf({
  email,
  firstName,
  lastName,
}: Pick<Invitation, 'email' | 'firstName' | 'lastName'>): readonly string[] {
  return foldedWords(firstName, lastName, email)
}
