import { fullName } from '../../contract/plain/full-name.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'

/** Somebody whom the helpdesk asks a colleague about. */
export interface AskOfColleague {
  readonly id: string
  readonly name: string
  readonly at: number
}

/** What the helpdesk asks a person about others of their unit, oldest first. */
export function* asksOf(
  { callerCodes, people }: Pick<Store, 'callerCodes' | 'people'>,
  colleagueId: string,
  now: number,
): Statement<readonly AskOfColleague[]> {
  const found: AskOfColleague[] = []
  for (const { id, personId, createdAt } of yield* callerCodes.askedOf(colleagueId, now)) {
    const person = yield* people.byId(personId)
    if (person) found.push({ id, name: fullName(person), at: createdAt })
  }
  return found
}
