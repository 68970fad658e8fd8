import type { z } from 'zod'
import type { inviteColleague } from '../../contract/console/colleague-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { CONSOLE_PORTAL } from '../../contract/plain/ids.ts'
import { createInviting } from '../invitations/sending/inviting.ts'
import type { Administrator } from '../rights/administrators.ts'
import { actorOf } from '../rights/person-act.ts'
import { toldToOwners } from '../rights/telling-owners.ts'
import type { Services } from '../services.ts'

export type WantedColleague = z.output<typeof inviteColleague>

/** What is wrong with whom is invited, by the field that says it. */
export type ColleagueMistake = 'address' | 'firstName' | 'portal'

/** An owner invites somebody to a role below their own; null where the letter is on its way. */
export function createColleagueInviting(services: Services) {
  const invite = createInviting(services)
  return async (
    administrator: Administrator,
    { address, firstName, lastName, role, portal }: WantedColleague,
  ): Promise<ColleagueMistake | null> => {
    const { person } = administrator
    const request = {
      portalId: CONSOLE_PORTAL,
      email: address,
      firstName,
      lastName,
      roles: [{ unitExternalId: portal, role, until: null }],
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
