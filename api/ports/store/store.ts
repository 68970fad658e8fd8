import type { AttemptBudgets } from './attempt-budget-store.ts'
import type { AuditLog } from './audit-log-store.ts'
import type { Copies } from './copy-store.ts'
import type { Directory } from './directory-store.ts'
import type { Flows } from './flow-store.ts'
import type { Grace } from './grace-store.ts'
import type { AccessPasses } from './helpdesk/access-pass-store.ts'
import type { CallerCodes } from './helpdesk/caller-code-store.ts'
import type { HelpdeskActs } from './helpdesk/helpdesk-act-store.ts'
import type { Objections } from './helpdesk/objection-store.ts'
import type { Invitations } from './invitation-store.ts'
import type { KeyChecks } from './key-check-store.ts'
import type { Methods } from './method-store.ts'
import type { Notices } from './notice-store.ts'
import type { OneTimeSecrets } from './one-time-secret-store.ts'
import type { Outbox } from './outbox-store.ts'
import type { People } from './person-store.ts'
import type { PolicyMailings, PolicyReach } from './policy-reach-store.ts'
import type { Portals } from './portal-store.ts'
import type { Refolding } from './refolding-store.ts'
import type { Sessions } from './session-store.ts'
import type { Keys } from './signing-key-store.ts'
import type { Runner } from './statement.ts'
import type { Units } from './unit-store.ts'

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
  readonly policyReach: PolicyReach
  readonly units: Units
  readonly invitations: Invitations
  readonly flows: Flows
  readonly methods: Methods
  readonly oneTimeSecrets: OneTimeSecrets
  readonly attemptBudgets: AttemptBudgets
  readonly sessions: Sessions
  readonly helpdeskActs: HelpdeskActs
  readonly callerCodes: CallerCodes
  readonly accessPasses: AccessPasses
  readonly objections: Objections
  readonly notices: Notices
  readonly outbox: Outbox
  readonly policyMailings: PolicyMailings
  readonly auditLog: AuditLog
  readonly keys: Keys
  readonly keyChecks: KeyChecks
  readonly grace: Grace
  readonly refolding: Refolding
  readonly copies: Copies
  /** Resolves when the database answers and takes what is written; rejects with Unavailable. */
  ping(): Promise<void>
  /** Gives connections and files back; nothing can be asked afterwards. */
  close(): Promise<void>
}
