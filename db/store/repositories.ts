import type { Runner } from '../../api/ports/store/statement.ts'
import type { Store } from '../../api/ports/store/store.ts'
import type { Tables } from '../seam.ts'
import { createAttemptBudgets } from './attempt-budgets.ts'
import { createAuditLog } from './audit-log.ts'
import { createDirectory } from './directory.ts'
import { createFlows } from './flows.ts'
import { createGrace } from './grace.ts'
import { createInvitations } from './invitations.ts'
import { createKeyChecks } from './key-checks.ts'
import { createKeys } from './keys.ts'
import { createMethods } from './methods.ts'
import { createNotices } from './notices.ts'
import { createOneTimeSecrets } from './one-time-secrets.ts'
import { createOutbox } from './outbox.ts'
import { createPeople } from './people.ts'
import { createPortals } from './portals.ts'
import { createSessions } from './sessions.ts'
import { createUnits } from './units.ts'

export type Repositories = Omit<Store, keyof Runner | 'close' | 'ping'>

/** One of each, over the tables of whichever engine. */
export const createRepositories = (t: Tables): Repositories => ({
  portals: createPortals(t),
  people: createPeople(t),
  directory: createDirectory(t),
  units: createUnits(t),
  invitations: createInvitations(t),
  flows: createFlows(t),
  methods: createMethods(t),
  oneTimeSecrets: createOneTimeSecrets(t),
  attemptBudgets: createAttemptBudgets(t),
  sessions: createSessions(t),
  notices: createNotices(t),
  outbox: createOutbox(t),
  auditLog: createAuditLog(t),
  keys: createKeys(t),
  keyChecks: createKeyChecks(t),
  grace: createGrace(t),
})
