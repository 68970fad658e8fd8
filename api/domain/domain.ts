import { createAdmission } from './admission.ts'
import { createFlows } from './flow/engine.ts'
import { createHosts } from './hosts.ts'
import { createInvitations } from './invitations.ts'
import { createMailReports } from './mail-reports.ts'
import { createOwnSessions } from './own-sessions.ts'
import { createPortalSetup } from './portal-setup.ts'
import { createPortals } from './portals.ts'
import type { Services } from './services.ts'
import { createSessionEndings } from './session-endings.ts'
import { createVerifications } from './verifications.ts'

/** Everything that can be asked of the rules. */
export function createDomain(services: Services) {
  return {
    admission: createAdmission(services),
    flows: createFlows(services),
    sessionEndings: createSessionEndings(services),
    ownSessions: createOwnSessions(services),
    hosts: createHosts(services),
    verifications: createVerifications(services),
    invitations: createInvitations(services),
    mailReports: createMailReports(services),
    portals: createPortals(services),
    portalSetup: createPortalSetup(services),
  }
}

export type Domain = ReturnType<typeof createDomain>
