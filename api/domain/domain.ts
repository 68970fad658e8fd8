import { createAccounts } from './account/account.ts'
import { createAdmission } from './admission/admission.ts'
import { createColleagues } from './colleagues/colleagues.ts'
import { createConfirmations } from './confirmations/confirmations.ts'
import { createCoordinating } from './coordinating/coordinating.ts'
import { createPressing } from './freezing/pressing.ts'
import { createHelpAtTheMachine } from './helpdesk/at-the-machine.ts'
import { createHelpdesk } from './helpdesk/helpdesk.ts'
import { createInvitations } from './invitations/invitations.ts'
import { createInvitationsExport } from './invitations/listing/invitations-export.ts'
import { createOverview } from './invitations/listing/overview.ts'
import { createPortalInvitations } from './invitations/portal-invitations.ts'
import { createInvitingMany } from './invitations/sending/inviting-many.ts'
import { createOwners } from './invitations/sending/owners.ts'
import { createFlows } from './journeys/engine.ts'
import { createMailReports } from './mail/mail-reports.ts'
import { createPeople } from './people/people.ts'
import { createRoles } from './people/roles.ts'
import { createPortals } from './portals/portals.ts'
import { createPolicyMails } from './portals/setup/policy-mails.ts'
import { createPortalSetup } from './portals/setup/setup.ts'
import { createRestoring } from './restoring/restoring.ts'
import { createAdministrators } from './rights/administrators.ts'
import type { Services } from './services.ts'
import { createHosts } from './sessions/redeeming.ts'
import { createSessionEndings } from './sessions/session-endings.ts'
import { createBrowserSessions } from './sessions/session-of-browser.ts'
import { createUnits } from './units/units.ts'
import { createVerifications } from './verifications/verifications.ts'

/** Everything that can be asked of the rules. */
export function createDomain(services: Services) {
  const portals = createPortals(services)
  const portalSetup = createPortalSetup(services)
  const invitations = createInvitations(services)
  const administrators = createAdministrators({ ...services, portals })
  return {
    administrators,
    coordinating: createCoordinating({ ...services, portals }, administrators),
    owners: createOwners(services, {
      addPortal: portalSetup.addOurs,
      invite: invitations.invite,
    }),
    inviteMany: createInvitingMany(services),
    exportedInvitations: createInvitationsExport(services),
    overview: createOverview(services),
    people: createPeople({ ...services, portals }),
    helpAtTheMachine: createHelpAtTheMachine(services),
    helpdesk: createHelpdesk({ ...services, portals }),
    units: createUnits(services),
    admission: createAdmission(services),
    pressing: createPressing(services),
    accounts: createAccounts({ ...services, portals }),
    flows: createFlows({ ...services, portals }),
    sessionEndings: createSessionEndings(services),
    browserSessions: createBrowserSessions(services),
    hosts: createHosts(services),
    roles: createRoles(services),
    colleagues: createColleagues(services),
    verifications: createVerifications(services),
    confirmations: createConfirmations(services),
    invitations,
    portalInvitations: createPortalInvitations(services),
    mailReports: createMailReports(services),
    restore: createRestoring(services),
    portals,
    portalSetup,
    policyMails: createPolicyMails(services),
  }
}

export type Domain = ReturnType<typeof createDomain>
