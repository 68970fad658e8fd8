import { type AuditAct, type AuditEntry, recordOf } from '../audit.ts'
import type { PortalPolicy } from '../policy/portal-policy.ts'
import type { Services } from '../services.ts'

/** Who looks after a portal: an administrator in the console, or the operator at the machine. */
export interface By {
  readonly actor: AuditEntry['actor']
}

export const OPERATOR: By = { actor: { type: 'operator', id: null } }

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

type Demand = Pick<PortalPolicy, 'level' | 'password'>

/** A password alone that is shorter than a single factor must be (NIST SP 800-63B-4 §3.1.1.2). */
export function isWeak({ level, password }: Demand): boolean {
  return level === 'aal1' && password !== 'nist'
}

export const REASON_MISSING = {
  path: 'reason',
  why: 'must be there: the password alone is to open the portal, under a classic preset',
} as const
