import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import { type Actor, OPERATOR } from '../../actor.ts'
import { standForUnit } from '../../portals/coordinated-units.ts'
import type { Services } from '../../services.ts'
import { grantOf } from '../../values/rights.ts'
import {
  cleanRequest,
  type InviteMistake,
  type InviteRequest,
  mistakeIn,
  type RoleRequest,
} from './invite-request.ts'
import { invitingPortal, offeredBy } from './inviting-portal.ts'
import { byExternalIds } from './named-units.ts'
import { type Alongside, createSending, type Invited, NOTHING_ALONGSIDE } from './sending.ts'

/** Invites one person, or says what is wrong with the request. */
export function createInviting(services: Services) {
  const { store } = services
  const send = createSending(services)

  /** The units of the console are those that somebody is to work for. */
  const prepare = ({ portalId, roles }: InviteRequest, actor: Actor): Promise<void> | null => {
    const places = roles.flatMap(({ unitExternalId }) => unitExternalId ?? [])
    if (portalId !== CONSOLE_PORTAL || places.length === 0) return null
    return store.atomically(function* () {
      yield* actor.confirm()
      for (const place of places) yield* standForUnit(services, place)
    })
  }

  return async (
    asked: InviteRequest,
    actor: Actor = OPERATOR,
    alongside: Alongside = NOTHING_ALONGSIDE,
  ): Promise<Invited> => {
    const request = cleanRequest(asked)
    const { portalId, roles, unitsByName: isByName = false } = request
    await prepare(request, actor)
    const to = await invitingPortal(store, { id: portalId, isByName }, roles)
    if (!to) return { ok: false, mistake: 'portal-unknown' }
    const meant = byExternalIds(request, to)
    const mistake = mistakeIn(request, offeredBy(to)) ?? senselessInConsole(meant)
    return mistake ? { ok: false, ...mistake } : send(meant, to, { actor, alongside })
  }
}

/** A role of the console over what it is no role over: it would let nobody in. */
function senselessInConsole({ portalId, roles }: InviteRequest): InviteMistake | null {
  if (portalId !== CONSOLE_PORTAL) return null
  const senseless = roles.find((role: RoleRequest) => grantOf(role) === null)
  return senseless
    ? { mistake: 'unit-unknown', unitExternalId: senseless.unitExternalId ?? '' }
    : null
}
