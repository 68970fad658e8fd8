import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import { FACTOR_KINDS } from './kinds.ts'

/** NIST SP 800-63B-4 §3.2.2: binding anew is what lifts a stop. Every count of the person begins anew. */
export function* forgetGuesses(
  { store }: Pick<Services, 'store'>,
  personId: string,
): Statement<void> {
  for (const kind of FACTOR_KINDS) yield* forgetGuessesAt({ store }, personId, kind)
}

/** There is nothing left to guess at, and what is bound next begins with a budget of its own. */
export function* forgetGuessesAt(
  { store }: Pick<Services, 'store'>,
  subject: string,
  kind: string,
): Statement<void> {
  yield* store.attemptBudgets.lock(subject, kind)
  yield* store.attemptBudgets.set(subject, kind, 0, 0)
}
