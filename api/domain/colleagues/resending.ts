import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import { createResending } from '../invitations/sending/resending.ts'
import type { Administrator } from '../rights/administrators.ts'
import { actorOf } from '../rights/person-act.ts'
import { toldToOwners } from '../rights/telling-owners.ts'
import type { Services } from '../services.ts'
import type { EndRefusal } from './ending.ts'

/** `retryAfterSeconds`: a letter has just gone to that address. */
export type ColleagueResendRefusal = EndRefusal | { readonly retryAfterSeconds: number }

/**
 * An owner has an open invitation sent once more, by a new link, one that has run out as well; whoever is to be an owner
 * is sent another at the machine. It lets somebody in as the first letter does, so every owner is told of it.
 */
export function createColleagueResending(services: Services) {
  const { store, clock } = services
  const resend = createResending(services)

  const whyNot = (id: string): Promise<EndRefusal | null> =>
    store.run(function* () {
      const invitation = yield* store.invitations.byId(id)
      if (invitation?.portalId !== CONSOLE_PORTAL) return 'not_found'
      const roles = yield* store.invitations.roles(id)
      return roles.some(({ role }) => role === 'owner') ? 'forbidden' : null
    })

  return async (
    administrator: Administrator,
    id: string,
  ): Promise<ColleagueResendRefusal | null> => {
    const refused = await whyNot(id)
    if (refused) return refused
    const { person: by } = administrator
    const told = (whose: Invitation) =>
      toldToOwners(services, { change: 'resent', whose, by, now: clock.now() })
    const sent = await resend(id, actorOf({ administrator }), told)
    if (sent.ok) return null
    return sent.mistake === 'too-soon' ? { retryAfterSeconds: sent.retryAfterSeconds } : 'not_found'
  }
}
