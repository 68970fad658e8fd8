import type { Alphabet } from '../../api/ports/store/alphabet.ts'
import type { Runner } from '../../api/ports/store/statement.ts'
import type { Store } from '../../api/ports/store/store.ts'
import type { Tables } from '../seam.ts'
import { createAuditLog } from './audit/audit-log-repository.ts'
import { createCopies } from './copies/copy-repository.ts'
import { createAccessPasses } from './helpdesk/access-pass-repository.ts'
import { createCallerCodes } from './helpdesk/caller-code-repository.ts'
import { createHelpdeskActs } from './helpdesk/helpdesk-act-repository.ts'
import { createInvitations } from './invitations/invitation-repository.ts'
import { createFlows } from './journeys/flow-repository.ts'
import { createGrace } from './journeys/grace-repository.ts'
import { createSessions } from './journeys/session-repository.ts'
import { createKeyChecks } from './keys/key-check-repository.ts'
import { createKeys } from './keys/signing-key-repository.ts'
import { createOutbox } from './mail/outbox-repository.ts'
import { createPolicyMailings } from './mail/policy-mailing-repository.ts'
import { createAttemptBudgets } from './methods/attempt-budget-repository.ts'
import { createMethods } from './methods/method-repository.ts'
import { createOneTimeSecrets } from './methods/one-time-secret-repository.ts'
import { createDirectory } from './people/directory-repository.ts'
import { createObjections } from './people/objection-repository.ts'
import { createPeople } from './people/person-repository.ts'
import { createPolicyReach } from './people/policy-reach-repository.ts'
import { createRefolding } from './people/refolding-repository.ts'
import { createUnits } from './people/unit-repository.ts'
import { createNotices } from './portals/notice-repository.ts'
import { createPortals } from './portals/portal-repository.ts'

export type Repositories = Omit<Store, keyof Runner | 'close' | 'ping'>

/** One of each, over the tables of whichever engine. */
export const createRepositories = (t: Tables, alphabet: Alphabet): Repositories => ({
  portals: createPortals(t),
  people: createPeople(t, alphabet),
  directory: createDirectory(t),
  policyReach: createPolicyReach(t),
  units: createUnits(t),
  invitations: createInvitations(t),
  flows: createFlows(t),
  methods: createMethods(t),
  oneTimeSecrets: createOneTimeSecrets(t),
  attemptBudgets: createAttemptBudgets(t),
  sessions: createSessions(t),
  helpdeskActs: createHelpdeskActs(t),
  callerCodes: createCallerCodes(t),
  accessPasses: createAccessPasses(t),
  objections: createObjections(t),
  notices: createNotices(t),
  outbox: createOutbox(t),
  policyMailings: createPolicyMailings(t),
  auditLog: createAuditLog(t),
  keys: createKeys(t),
  keyChecks: createKeyChecks(t),
  grace: createGrace(t),
  refolding: createRefolding({ t, alphabet }),
  copies: createCopies(t),
})
