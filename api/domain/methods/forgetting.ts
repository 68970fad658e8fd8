import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import { countsOf } from './attempts.ts'
import { FACTOR_KINDS } from './kinds.ts'
import { traitsOf } from './registry.ts'

/** NIST SP 800-63B-4 §3.2.2: binding anew is what lifts a stop. Every count of the person begins anew. */
export const forgetGuesses = (
  { store }: Pick<Services, 'store'>,
  personId: string,
): Statement<void> =>
  store.attemptBudgets.forget(personId, FACTOR_KINDS.map(traitsOf).flatMap(countsOf))

/** There is nothing left to guess at, and what is bound next begins with a budget of its own. */
export const forgetGuessesAt = (
  { store }: Pick<Services, 'store'>,
  subject: string,
  kind: string,
): Statement<void> => store.attemptBudgets.forget(subject, [kind])
