import type { Runner } from '../../api/ports/store/statement.ts'
import type { Store } from '../../api/ports/store/store.ts'
import type { Tables } from '../seam.ts'
import { createAuditLog } from './audit/audit-log.ts'
import { createInvitations } from './invitations/invitations.ts'
import { createFlows } from './journeys/flows.ts'
import { createGrace } from './journeys/grace.ts'
import { createSessions } from './journeys/sessions.ts'
import { createKeyChecks } from './keys/key-checks.ts'
import { createKeys } from './keys/keys.ts'
import { createOutbox } from './mail/outbox.ts'
import { createAttemptBudgets } from './methods/attempt-budgets.ts'
import { createMethods } from './methods/methods.ts'
import { createOneTimeSecrets } from './methods/one-time-secrets.ts'
import { createDirectory } from './people/directory.ts'
import { createPeople } from './people/people.ts'
import { createUnits } from './people/units.ts'
import { createNotices } from './portals/notices.ts'
import { createPortals } from './portals/portals.ts'

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
