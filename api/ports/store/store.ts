import type { AttemptBudgets } from './attempt-budgets.ts'
import type { AuditLog } from './audit-log.ts'
import type { Directory } from './directory.ts'
import type { Flows } from './flows.ts'
import type { Grace } from './grace.ts'
import type { Invitations } from './invitations.ts'
import type { KeyChecks } from './key-checks.ts'
import type { Keys } from './keys.ts'
import type { Methods } from './methods.ts'
import type { Notices } from './notices.ts'
import type { OneTimeSecrets } from './one-time-secrets.ts'
import type { Outbox } from './outbox.ts'
import type { People } from './people.ts'
import type { Portals } from './portals.ts'
import type { Sessions } from './sessions.ts'
import type { Runner } from './statement.ts'
import type { Units } from './units.ts'

/**
 * Everything that is kept, one repository per thing, and the runner for their statements. Repositories only
 * make statements: nothing is read or written until `run` or `atomically` gets them. In all of them instants
 * (`now`, `until`, `…At`) are epoch milliseconds, and ids are text that nothing is read out of. A fault of the
 * database rejects with `Unavailable`.
 */
export interface Store extends Runner {
  readonly portals: Portals
  readonly people: People
  readonly directory: Directory
  readonly units: Units
  readonly invitations: Invitations
  readonly flows: Flows
  readonly methods: Methods
  readonly oneTimeSecrets: OneTimeSecrets
  readonly attemptBudgets: AttemptBudgets
  readonly sessions: Sessions
  readonly notices: Notices
  readonly outbox: Outbox
  readonly auditLog: AuditLog
  readonly keys: Keys
  readonly keyChecks: KeyChecks
  readonly grace: Grace
  /** Resolves when the database answers and takes what is written; rejects with Unavailable. */
  ping(): Promise<void>
  /** Gives connections and files back; nothing can be asked afterwards. */
  close(): Promise<void>
}
