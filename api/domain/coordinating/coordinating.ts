import type { InvitationChanged, InvitedResult } from '../../contract/console/invitation-wire.ts'
import type { InviteToUnit } from '../../contract/console/own-units-wire.ts'
import type { LocalDay } from '../../contract/plain/local-end.ts'
import type { MembershipWithUnit } from '../../ports/store/person-store.ts'
import { createPortalInvitations, type InvitationAct } from '../invitations/portal-invitations.ts'
import { createInvitingMany } from '../invitations/sending/inviting-many.ts'
import { createPeopleActs } from '../people/people-acts.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { Administrator, Administrators } from '../rights/administrators.ts'
import { type ActRefusal, actorOf } from '../rights/person-act.ts'
import { ownUnits } from '../values/rights.ts'
import { createLettersOfADay } from './letters-of-a-day.ts'
import { createOwnUnits } from './own-units.ts'

/** Whoever coordinates units of a portal, and which portal. */
export interface Coordinator {
  readonly administrator: Administrator
  readonly portalId: string
}

/**
 * What whoever coordinates units does in them: invites, sends anew, takes back, ends roles. Whatever is not in their
 * units does not exist for them, and that they coordinate those is asked again where it is done.
 */
export function createCoordinating(services: ServicesWithPortals, administrators: Administrators) {
  const { store } = services
  const inviteMany = createInvitingMany(services)
  const invitations = createPortalInvitations(services)
  const people = createPeopleActs(services)
  const letters = createLettersOfADay(services)

  /** As the coordinator of these units, and of no less; null where they are not, or where there is none. */
  const within = (
    { administrator, portalId }: Coordinator,
    units: readonly (string | null)[],
  ): Administrator | null => {
    const own = ownUnits(administrator.grants, portalId)
    const theirs = units.flatMap((unit) => (unit !== null && own.includes(unit) ? [unit] : []))
    if (theirs.length === 0 || theirs.length < units.length) return null
    const right = { permission: 'own-units.change', portalId, demand: 'key' } as const
    return administrators.acting(administrator, { ...right, units: theirs })
  }

  /** Where an open invitation offers roles; nowhere for another portal's. */
  const placesOf = ({ portalId }: Coordinator, id: string): Promise<readonly (string | null)[]> =>
    store.run(function* () {
      const invitation = yield* store.invitations.byId(id)
      if (invitation?.portalId !== portalId) return []
      return (yield* store.invitations.roles(id)).map(({ unitExternalId }) => unitExternalId)
    })

  const membershipOf = (
    { portalId }: Coordinator,
    membershipId: string,
  ): Promise<MembershipWithUnit | null> =>
    store.run(function* () {
      const holder = yield* store.people.holderOf(membershipId)
      const all = holder ? yield* store.people.memberships(holder.id) : []
      return all.find((one) => one.id === membershipId && one.portalId === portalId) ?? null
    })

  const invitationActOf = (
    { portalId }: Coordinator,
    id: string,
    administrator: Administrator,
  ): InvitationAct => ({ portalId, id, actor: actorOf({ administrator }) })

  return {
    view: createOwnUnits(services),

    /** Null for a unit that is not theirs. What is only looked at is no letter. */
    async invite(
      by: Coordinator,
      { unit, role, days, dryRun, ...whom }: InviteToUnit,
    ): Promise<InvitedResult | 'letters_limited' | null> {
      const administrator = within(by, [unit])
      if (!administrator) return null
      const invitation = { ...whom, roles: [{ unit, role }] }
      const many = { invitations: [invitation], days, dryRun, isList: false }
      const { portalId } = by
      const sent = await letters.within(portalId, administrator, (charged) =>
        inviteMany({ ...many, portalId }, charged),
      )
      return sent === 'letters_limited' ? sent : (sent?.[0] ?? null)
    },

    /** Null for one that offers anything outside their units. */
    async resend(
      by: Coordinator,
      id: string,
    ): Promise<InvitationChanged | 'letters_limited' | null> {
      const administrator = within(by, await placesOf(by, id))
      if (!administrator) return null
      return letters.within(by.portalId, administrator, (charged) =>
        invitations.resend(invitationActOf(by, id, charged)),
      )
    },

    /** Null as above. */
    async revoke(by: Coordinator, id: string): Promise<InvitationChanged | null> {
      const administrator = within(by, await placesOf(by, id))
      return administrator && invitations.revoke(invitationActOf(by, id, administrator))
    },

    /** @param lastDay today or later, in the portal; null for at once. */
    async endRole(
      by: Coordinator,
      membershipId: string,
      lastDay: LocalDay | null,
    ): Promise<ActRefusal | null> {
      const held = await membershipOf(by, membershipId)
      const administrator = held && within(by, [held.unitExternalId])
      if (!held || !administrator) return 'not_found'
      const act = { administrator, portalId: by.portalId, personId: held.personId }
      const acted = await people.endMembership(act, membershipId, lastDay)
      return acted.ok ? null : acted.code
    },
  }
}

export type Coordinating = ReturnType<typeof createCoordinating>
