import type { Method } from '../../ports/store/method-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { askedActOf } from './asked-act.ts'
import type { Doing } from './telling.ts'

type Named = Pick<Method, 'id' | 'name'>

/**
 * What mails of the helpdesk call somebody's methods by. What an agent has renamed is called by its kind from then on,
 * for an agent's own words are in no mail: they would name it first, and have the mail of the next act bring the name.
 * @param before a rename that is being told: the name before it is no agent's yet.
 */
export function* namesTold(
  { helpdeskActs }: Pick<Store, 'helpdeskActs'>,
  { person, now }: Pick<Doing, 'person' | 'now'>,
  before: 'rename' | null = null,
): Statement<(method: Named) => string> {
  const rows = yield* helpdeskActs.standing(person.id, { since: 0, now })
  const renamed = rows.flatMap((row) => {
    const asked = askedActOf(row)
    return asked.act === 'rename' ? [asked.method] : []
  })
  const own = before === null ? 0 : 1
  return ({ id, name }) => (renamed.filter((one) => one === id).length > own ? '' : name)
}
