import { type Actor, OPERATOR } from '../../actor.ts'
import { type AuditAct, type AuditEntry, recordOf } from '../../audit/audit.ts'
import type { Services } from '../../services.ts'

/** Who looks after a portal: an administrator in the console, or the operator at the machine. */
export interface By {
  readonly actor: Actor
}

export const BY_OPERATOR: By = { actor: OPERATOR }

interface Done extends By {
  readonly act: AuditAct
  readonly portalId: string
  /** Default: the portal. */
  readonly target?: AuditEntry['target']
  readonly details?: AuditEntry['details']
}

/** The statement that writes an act on a portal to the audit log. */
export function written(
  services: Services,
  { portalId, target = { type: 'portal', id: portalId }, details = {}, ...entry }: Done,
) {
  return recordOf(services, { ...entry, portalId, target, details })
}

export const REASON_MISSING = {
  path: 'reason',
  why: 'must be there: the password alone is to open the portal, where it was not, or where it may be short',
} as const
