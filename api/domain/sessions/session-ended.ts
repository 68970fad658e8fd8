import type { Session } from '../../ports/store/session-store.ts'
import { type AuditEntry, recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'

/** The record of a session's end; by its own person where nobody else is named. */
export function sessionEnded(
  services: Services,
  { id, personId, portalId }: Session,
  actor: AuditEntry['actor'] | null = null,
) {
  return recordOf(services, {
    act: 'session.ended',
    actor: actor ?? { type: 'person', id: personId },
    target: { type: 'session', id },
    portalId,
  })
}
