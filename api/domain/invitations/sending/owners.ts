import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import { inLockOrder } from '../../../ports/store/lock-order.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { consoleDefinition } from '../../portals/console-portal.ts'
import type { PortalDefinition } from '../../portals/definition.ts'
import { portalUnit } from '../../portals/portal-unit.ts'
import type { Services } from '../../services.ts'
import type { InviteRequest } from './invite-request.ts'
import type { Invited } from './sending.ts'

interface Uses {
  readonly addPortal: (definition: PortalDefinition) => Promise<void>
  readonly invite: (request: InviteRequest) => Promise<Invited>
}

type OwnerRequest = Pick<InviteRequest, 'email' | 'firstName' | 'lastName' | 'language'>

/** How the first person gets into the console, and the way in when nobody else is left. */
export function createOwners(services: Services, { addPortal, invite }: Uses) {
  const { store } = services

  /** The console's portal, with every other portal as a unit of it. */
  const ensureConsole = async (): Promise<void> => {
    await addPortal(consoleDefinition(services))
    const portals = await store.run(() => store.portals.all())
    const units = portals
      .filter(({ id }) => id !== CONSOLE_PORTAL)
      .map((portal) => portalUnit(services, portal))
    await store.atomically(function* (): Statement<void> {
      const inOrder = inLockOrder(units, ({ externalId }) => externalId)
      // One that is there has the name of today already, and may be given another just now.
      for (const unit of inOrder)
        if (!(yield* store.units.byExternalId(CONSOLE_PORTAL, unit.externalId)))
          yield* store.units.put(unit)
    })
  }

  return {
    /** Makes the console if there is none, and invites somebody to everything in it. */
    async invite(owner: OwnerRequest): Promise<Invited> {
      await ensureConsole()
      return invite({
        ...owner,
        portalId: CONSOLE_PORTAL,
        roles: [{ unitExternalId: null, role: 'owner', until: null }],
      })
    },
  }
}
