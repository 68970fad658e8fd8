import type {
  InvitedMistake,
  InvitedResult,
  ReadRole,
  WantedInvitation,
} from '../../../contract/console/invitation-wire.ts'
import { fullName } from '../../../contract/plain/full-name.ts'
import type { Administrator } from '../../rights/administrators.ts'
import { actorOf } from '../../rights/person-act.ts'
import type { Services } from '../../services.ts'
import { parseAddress } from '../../values/address.ts'
import { addressHint } from '../../values/address-hints.ts'
import { cleanRequest, type Invitee, type InviteMistake, inviteeMistake } from './invite-request.ts'
import { type InvitingPortal, invitingPortal, offeredBy } from './inviting-portal.ts'
import { meantRole } from './meant-roles.ts'
import { byExternalIds } from './named-units.ts'
import { roleKeys, rolesTaken } from './roles-taken.ts'
import { createSending, NOTHING_ALONGSIDE } from './sending.ts'

interface Many {
  readonly portalId: string
  readonly invitations: readonly WantedInvitation[]
  /** Open for so many days. */
  readonly days: number
  readonly dryRun: boolean
  /** Whether they came with a list of people. */
  readonly isList: boolean
}

/** What is wrong, and with which unit. */
type Mistaken = Pick<Extract<InvitedResult, { ok: false }>, 'mistake' | 'unit'>

interface Judged {
  readonly invitee: Invitee
  readonly mistake: Mistaken | null
  /** Told of it, right or wrong. */
  readonly beside: Pick<InvitedResult, 'hint' | 'roles'>
}

/** Invites a list of people in an administrator's name. */
export function createInvitingMany(services: Services) {
  const { store, clock } = services
  const send = createSending(services)

  /** Somebody who comes twice with a role has a mistake the second time. */
  const judge = async (wanted: readonly Invitee[], to: InvitingPortal): Promise<Judged[]> => {
    const taken = new Set(await rolesTaken({ store, clock }, wanted, to))
    return wanted.map((invitee) => {
      const keys = roleKeys(invitee, to.units)
      const isTaken = keys.some((key) => taken.has(key))
      const mistake = mistakeOf(invitee, to) ?? (isTaken ? DUPLICATE : null)
      if (!mistake) for (const key of keys) taken.add(key)
      const address = parseAddress(invitee.email)
      const hint = address && addressHint(address.email)
      return { invitee, mistake, beside: { hint, roles: readRoles(invitee, to) } }
    })
  }

  const sendOne = async (
    { invitee, mistake, beside }: Judged,
    {
      to,
      by,
      days,
      isList,
    }: { to: InvitingPortal; by: Administrator } & Pick<Many, 'days' | 'isList'>,
  ): Promise<InvitedResult> => {
    if (mistake) return { ok: false, ...mistake, ...beside }
    const whose = { ...inviterOf(by.person), portalId: to.portal.id, isImported: isList }
    const request = { ...invitee, ...whose, days }
    const invited = await send(request, to, {
      actor: actorOf({ administrator: by }),
      alongside: NOTHING_ALONGSIDE,
    })
    // All else was judged a moment ago.
    if (!invited.ok) return { ok: false, mistake: goneSince(invited), ...beside }
    return { ok: true, id: invited.invitation.id, ...beside }
  }

  /**
   * What became of each, in the order given. Each is sent in a transaction of its own: after a fault
   * halfway, those that were sent are duplicates in the same list sent again. Null without the portal.
   */
  return async (
    { portalId, invitations, days, dryRun, isList }: Many,
    by: Administrator,
  ): Promise<readonly InvitedResult[] | null> => {
    const written = invitations.map((one) => cleanRequest(inviteeOf(one)))
    const roles = written.flatMap((invitee) => invitee.roles)
    const to = await invitingPortal(store, { id: portalId, isByName: true }, roles)
    if (!to) return null
    const invitees = written.map((invitee) => meantBy(invitee, to))
    const judged = await judge(invitees, to)
    const results: InvitedResult[] = []
    for (const row of judged)
      results.push(dryRun ? foretold(row) : await sendOne(row, { to, by, days, isList }))
    return results
  }
}

/** A role that was taken from the portal, or from that place in it, as this was being sent. */
function goneSince(found: InviteMistake): InvitedMistake {
  return found.mistake === 'role-elsewhere' ? placeOf(found) : 'role-unknown'
}

function placeOf({ scope }: { readonly scope: 'unit' | 'portal' }): InvitedMistake {
  return scope === 'unit' ? 'role-in-unit' : 'role-over-all'
}

const DUPLICATE: Mistaken = { mistake: 'duplicate' }

function mistakeOf(invitee: Invitee, to: InvitingPortal): Mistaken | null {
  const found = inviteeMistake(invitee, offeredBy(to))
  if (!found) return null
  if (found.mistake === 'role-elsewhere') return { mistake: placeOf(found) }
  const { mistake } = found
  if (!('unitExternalId' in found)) return { mistake }
  const externalIds = 'externalIds' in found ? found.externalIds : []
  return { mistake, unit: { named: found.unitExternalId, externalIds } }
}

function foretold({ mistake, beside }: Judged): InvitedResult {
  return mistake ? { ok: false, ...mistake, ...beside } : { ok: true, id: null, ...beside }
}

function inviteeOf(wanted: WantedInvitation): Invitee {
  const { address, firstName, lastName, telephone, language, roles } = wanted
  return {
    email: address,
    firstName,
    lastName,
    ...(telephone === undefined ? {} : { telephone }),
    ...(language === undefined ? {} : { language }),
    roles: roles.map(({ unit, role }) => ({ unitExternalId: unit, role, until: null })),
  }
}

/** With roles and units by their ids. */
function meantBy(invitee: Invitee, to: InvitingPortal): Invitee {
  const isUnit = (named: string): boolean => to.units.has(named) || to.alike.has(named)
  const roles = invitee.roles.map((role) => meantRole(role, { roles: to.portal.roles, isUnit }))
  return byExternalIds({ ...invitee, roles }, to)
}

/** As whoever reads the list can check them: a unit by its name, where there is one. */
function readRoles({ roles }: Invitee, { units }: InvitingPortal): readonly ReadRole[] {
  return roles.map(({ unitExternalId, role }) => ({
    unit: (unitExternalId !== null && units.get(unitExternalId)?.name) || null,
    unitExternalId,
    role,
  }))
}

function inviterOf(person: Administrator['person']) {
  return { inviterId: person.id, inviterName: fullName(person), inviterEmail: person.email }
}
