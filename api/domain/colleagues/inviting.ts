import type { z } from 'zod'
import type { inviteColleague } from '../../contract/console/colleague-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { createInviting } from '../invitations/sending/inviting.ts'
import { unitsByName } from '../invitations/sending/named-units.ts'
import type { Administrator } from '../rights/administrators.ts'
import { actorOf } from '../rights/person-act.ts'
import { toldToOwners } from '../rights/telling-owners.ts'
import type { Services } from '../services.ts'
import { unitPlace } from '../values/console-places.ts'

export type WantedColleague = z.output<typeof inviteColleague>

/** What is wrong with whom is invited, by the field that says it. */
export type ColleagueMistake = 'address' | 'firstName' | 'portal' | 'unit'

/** An owner invites somebody to a role below their own; null where the letter is on its way. */
export function createColleagueInviting(services: Services) {
  const { store } = services
  const invite = createInviting(services)

  /** Undefined where there is no such unit, or several are named so. */
  const placeOfRole = async ({
    portal,
    unit,
  }: WantedColleague): Promise<string | null | undefined> => {
    if (portal === null || unit === null) return portal
    const to = await store.run(() => store.units.inPortal(portal))
    const known = to.find(({ externalId }) => externalId === unit)
    const [only, ...others] = known ? [known] : (unitsByName(to, [unit]).get(unit) ?? [])
    return only && others.length === 0 ? unitPlace(portal, only.externalId) : undefined
  }

  return async (
    administrator: Administrator,
    wanted: WantedColleague,
  ): Promise<ColleagueMistake | null> => {
    const { address, firstName, lastName, role } = wanted
    const { person } = administrator
    const place = await placeOfRole(wanted)
    if (place === undefined) return 'unit'
    const request = {
      portalId: CONSOLE_PORTAL,
      email: address,
      firstName,
      lastName,
      roles: [{ unitExternalId: place, role, until: null }],
      language: person.mailLanguage,
      inviterId: person.id,
      inviterName: fullName(person),
      inviterEmail: person.email,
    }
    const invited = await invite(request, actorOf({ administrator }), (invitation) =>
      toldToOwners(services, {
        change: 'invited',
        whose: invitation,
        by: person,
        now: services.clock.now(),
      }),
    )
    return invited.ok ? null : fieldOf(invited.mistake)
  }
}

function fieldOf(mistake: string): ColleagueMistake {
  if (mistake === 'address-invalid') return 'address'
  if (mistake === 'name-missing' || mistake === 'too-long') return 'firstName'
  return 'portal'
}
