import { createAdmission } from './admission.ts'
import { createAdministrators } from './console/administrators.ts'
import { createInvitationsExport } from './console/invitations-export.ts'
import { createInvitingMany } from './console/inviting-many.ts'
import { createOverview } from './console/overview.ts'
import { createOwners } from './console/owners.ts'
import { createConsolePeople } from './console/people.ts'
import { createConsoleUnits } from './console/units.ts'
import { createFlows } from './flow/engine.ts'
import { createHostPeople } from './host-people.ts'
import { createHosts } from './hosts.ts'
import { createPortalInvitations } from './invitations/of-portal.ts'
import { createInvitations } from './invitations.ts'
import { createMailReports } from './mail-reports.ts'
import { createOwnSessions } from './own-sessions.ts'
import { createPortals } from './portals/portals.ts'
import { createPortalSetup } from './portals/setup.ts'
import type { Services } from './services.ts'
import { createSessionEndings } from './session-endings.ts'
import { createVerifications } from './verifications.ts'

/** Everything that can be asked of the rules. */
export function createDomain(services: Services) {
  const portalSetup = createPortalSetup(services)
  const invitations = createInvitations(services)
  return {
    console: {
      administrators: createAdministrators(services),
      owners: createOwners(services, {
        addPortal: portalSetup.addOurs,
        invite: invitations.invite,
      }),
      inviteMany: createInvitingMany(services),
      exportedInvitations: createInvitationsExport(services),
      overview: createOverview(services),
      people: createConsolePeople(services),
      units: createConsoleUnits(services),
    },
    admission: createAdmission(services),
    flows: createFlows(services),
    sessionEndings: createSessionEndings(services),
    ownSessions: createOwnSessions(services),
    hosts: createHosts(services),
    hostPeople: createHostPeople(services),
    verifications: createVerifications(services),
    invitations,
    portalInvitations: createPortalInvitations(services),
    mailReports: createMailReports(services),
    portals: createPortals(services),
    portalSetup,
  }
}

export type Domain = ReturnType<typeof createDomain>
