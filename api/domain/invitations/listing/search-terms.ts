import { foldedTerms } from '../../../ports/store/folded-terms.ts'
import type { Invitation } from '../../../ports/store/invitation-store.ts'

/** What an invitation is found by: of the address both forms, `räksmörgås` and `xn--…`. */
export function searchTermsOf({
  email,
  emailKey,
  firstName,
  lastName,
}: Pick<Invitation, 'email' | 'emailKey' | 'firstName' | 'lastName'>): readonly string[] {
  return foldedTerms(firstName, lastName, email, emailKey)
}
