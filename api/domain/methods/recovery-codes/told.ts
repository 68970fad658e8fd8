import { calledName } from '../../../contract/plain/full-name.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { recordOf } from '../../audit/audit.ts'
import { mailOf } from '../../mail/mail.ts'
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
  const mail = mailOf(services, {
    template: 'recovery-code-used',
    portalId: portal.id,
    to: person.email,
    language: person.mailLanguage,
    variables: { firstName: calledName(person), left, at: now },
    secrets: {},
    expiresAt: null,
  })
  return [record, mail]
}
