import { calledName } from '../../contract/plain/full-name.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { changeMailOf } from '../mail/change-mail.ts'
import type { Services } from '../services.ts'
import type { Ceremony } from './ceremony.ts'
import { forgetGuessesAt } from './forgetting.ts'
import { traitsOf } from './registry.ts'

/**
 * NIST SP 800-63B-4 §3.2.2: what has seen too many wrong answers in a row is switched off, and only
 * binding anew brings it back. The person is told; their other methods go on working.
 */
export async function suspendMethods(
  services: Services,
  { person, portal, flowId, now }: Ceremony,
  kind: string,
): Promise<void> {
  const { store } = services
  if (!person) return
  const suspended = recordOf(services, {
    act: 'method.disabled',
    actor: { type: 'system', id: null },
    target: { type: 'person', id: person.id },
    portalId: portal.id,
    details: { kind, flow: flowId },
  })
  const template = traitsOf(kind).told?.disabled
  if (!template) throw new Error(`"${kind}" is switched off, and nothing is said of it`)
  const told = changeMailOf(services, {
    person,
    portalId: portal.id,
    template,
    variables: { firstName: calledName(person), at: now },
  })
  await store.atomically(function* (): Statement<void> {
    yield* store.people.lock(person.id)
    const count = yield* store.methods.suspend(person.id, kind, null)
    yield* forgetGuessesAt(services, person.id, kind)
    if (count === 0) return
    yield* suspended()
    yield* told()
  })
}
