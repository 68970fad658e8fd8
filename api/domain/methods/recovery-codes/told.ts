import { calledName } from '../../../contract/plain/full-name.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { changeMailOf } from '../../mail/change-mail.ts'
import type { Services } from '../../services.ts'
import type { Ceremony } from '../ceremony.ts'

/** What is written, and told to its person, of a code that was used. @param left how many still work. */
export function usedTold(
  services: Services,
  { person, portal, flowId, now }: Ceremony,
  left: number,
): readonly (() => Statement<void>)[] {
  if (!person) return []
  const record = recordOf(services, {
    act: 'recovery-code.used',
    actor: { type: 'person', id: person.id },
    target: { type: 'person', id: person.id },
    portalId: portal.id,
    details: { left, flow: flowId },
  })
  const mail = changeMailOf(services, {
    person,
    portalId: portal.id,
    template: 'recovery-code-used',
    variables: { firstName: calledName(person), left, at: now },
  })
  return [record, mail]
}
