import { createFlows } from './flow/engine.ts'
import { createHosts } from './hosts.ts'
import { createInvitations } from './invitations.ts'
import { createPortalSetup } from './portal-setup.ts'
import { createPortals } from './portals.ts'
import type { Services } from './services.ts'
import { createSessionEndings } from './session-endings.ts'

/** Everything that can be asked of the rules. */
export function createDomain(services: Services) {
  return {
    flows: createFlows(services),
    sessionEndings: createSessionEndings(services),
    hosts: createHosts(services),
    invitations: createInvitations(services),
    portals: createPortals(services),
    portalSetup: createPortalSetup(services),
  }
}

export type Domain = ReturnType<typeof createDomain>
