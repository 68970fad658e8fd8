import { type Actor, OPERATOR } from '../../actor.ts'
import type { Services } from '../../services.ts'
import { cleanRequest, type InviteRequest, mistakeIn } from './invite-request.ts'
import { invitingPortal, offeredBy } from './inviting-portal.ts'
import { byExternalIds } from './named-units.ts'
import { type Alongside, createSending, type Invited, NOTHING_ALONGSIDE } from './sending.ts'

/** Invites one person, or says what is wrong with the request. */
export function createInviting(services: Services) {
  const send = createSending(services)
  return async (
    asked: InviteRequest,
    actor: Actor = OPERATOR,
    alongside: Alongside = NOTHING_ALONGSIDE,
  ): Promise<Invited> => {
    const request = cleanRequest(asked)
    const { portalId, roles, unitsByName: isByName = false } = request
    const to = await invitingPortal(services.store, { id: portalId, isByName }, roles)
    if (!to) return { ok: false, mistake: 'portal-unknown' }
    const mistake = mistakeIn(request, offeredBy(to))
    return mistake
      ? { ok: false, ...mistake }
      : send(byExternalIds(request, to), to, { actor, alongside })
  }
}
