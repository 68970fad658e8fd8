import type { AuditEntry } from '../audit.ts'

/** Who does something with an invitation, as the audit log has it. */
export type Actor = AuditEntry['actor']

/** At the command line, where nobody is asked who they are. */
export const OPERATOR: Actor = { type: 'operator', id: null }
