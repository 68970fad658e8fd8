import { calledName } from '../../../contract/plain/full-name.ts'
import type { Method } from '../../../ports/store/method-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { changeMailOf } from '../../mail/change-mail.ts'
import type { Services } from '../../services.ts'
import { DAY } from '../../values/time.ts'
import type { Ceremony } from '../ceremony.ts'

/** What is counted of one method, so that whoever has the copy fills no mailbox. */
const TOLD = 'cloned-told'

/** Mails its person that there may be a copy of it; once a day for each. */
export function clonedTold(
  services: Services,
  { person, portal, now }: Ceremony,
  { id, name }: Pick<Method, 'id' | 'name'>,
): () => Statement<void> {
  const { attemptBudgets } = services.store
  return function* () {
    if (!person) return
    const { nextAt } = yield* attemptBudgets.lock(id, TOLD)
    if (nextAt > now) return
    yield* attemptBudgets.set(id, TOLD, 1, now + DAY)
    yield* changeMailOf(services, {
      person,
      portalId: portal.id,
      template: 'method-cloned',
      variables: { firstName: calledName(person), method: name, at: now },
    })()
  }
}
