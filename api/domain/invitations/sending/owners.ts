import { calledName, fullName } from '../../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import type { Invitation } from '../../../ports/store/invitation-store.ts'
import { inLockOrder } from '../../../ports/store/lock-order.ts'
import type { Person } from '../../../ports/store/person-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { OPERATOR } from '../../actor.ts'
import { recordOf } from '../../audit/audit.ts'
import { mailOf } from '../../mail/mail.ts'
import { ownersAt } from '../../methods/keys-of-owners.ts'
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
  const { store, clock } = services

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

  const mailed = (owner: Person, { firstName, lastName, email }: Invitation): Statement<void> =>
    mailOf(services, {
      template: 'owner-invited',
      portalId: CONSOLE_PORTAL,
      to: owner.email,
      language: owner.mailLanguage,
      variables: {
        firstName: calledName(owner),
        name: fullName({ firstName, lastName }),
        address: email,
        at: clock.now(),
      },
      secrets: {},
      expiresAt: null,
    })()

  function* opened(invitation: Invitation): Statement<void> {
    for (const owner of yield* ownersAt(store, clock.now())) yield* mailed(owner, invitation)
    const person = yield* store.people.byEmailKey(invitation.emailKey)
    if (!person || !(yield* store.people.reopen(person.id))) return
    yield* recordOf(services, {
      act: 'person.reopened',
      actor: OPERATOR,
      target: { type: 'person', id: person.id },
      portalId: null,
      details: { portal: CONSOLE_PORTAL },
    })()
  }

  return {
    /**
     * Makes the console if there is none, and invites somebody to everything in it, whatever state it is in: whoever
     * is suspended is let in again. Every owner is told.
     */
    async invite(owner: OwnerRequest): Promise<Invited> {
      await ensureConsole()
      const invited = await invite({
        ...owner,
        portalId: CONSOLE_PORTAL,
        roles: [{ unitExternalId: null, role: 'owner', until: null }],
      })
      if (invited.ok) await store.atomically(() => opened(invited.invitation))
      return invited
    },
  }
}
