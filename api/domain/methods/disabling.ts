import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import { type FlowContext, hasAccount } from '../journeys/context.ts'
import { mailOf } from '../mail/mail.ts'
import type { Services } from '../services.ts'
import { calledName } from '../values/full-name.ts'

/**
 * NIST SP 800-63B-4 §3.2.2: what has seen too many wrong answers in a row is switched off, and only
 * binding anew brings it back. The person is told; their other methods go on working. An enrolment
 * that is not complete is restarted instead, so there nothing is switched off.
 */
export async function disableMethods(
  services: Services,
  context: FlowContext,
  kind: string,
): Promise<void> {
  const { store } = services
  const { person, portal, flow, now } = context
  if (!person || !hasAccount(context)) return
  const disabled = recordOf(services, {
    act: 'method.disabled',
    actor: { type: 'system', id: null },
    target: { type: 'person', id: person.id },
    portalId: portal.id,
    details: { kind, flow: flow.id },
  })
  const told = mailOf(services, {
    template: 'method-disabled',
    portalId: portal.id,
    to: person.email,
    language: person.mailLanguage,
    variables: { firstName: calledName(person), at: now },
    secrets: {},
    expiresAt: null,
  })
  await store.atomically(function* (): Statement<void> {
    yield* store.people.lock(person.id)
    if ((yield* store.methods.suspend(person.id, kind, null)) === 0) return
    // There is nothing left to guess at, and what is bound next begins with a budget of its own.
    yield* store.attemptBudgets.lock(person.id, kind)
    yield* store.attemptBudgets.set(person.id, kind, 0, 0)
    yield* disabled()
    yield* told()
  })
}
