import { isDeepStrictEqual } from 'node:util'
import { OPEN_STATES } from '../../../contract/plain/invitation-states.ts'
import { isWithin, type RoleScope } from '../../../contract/plain/portal-roles.ts'
import { needsReason } from '../../../contract/plain/weak-policy.ts'
import type { PlacedRole } from '../../../ports/store/invitation-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { hasOwnerWithKey } from '../../rights/last-owner.ts'
import type { Services } from '../../services.ts'
import type { Portal } from '../portal.ts'
import { rpIdMistakes, rpIdOf } from '../relying-party.ts'
import { strangeRoles, strangeUnits, unitsNamed } from '../rules/enrolling-places.ts'
import { pageMistakes } from '../rules/invitation-page.ts'
import { returnMistakes } from '../rules/return-addresses.ts'
import type { GivenSettings } from '../rules/rules.ts'
import { refuseMistakes } from '../rules/setup-refusal.ts'
import { REASON_MISSING } from './setup-act.ts'

interface Asked {
  readonly portal: Portal
  readonly to: GivenSettings
  readonly why: string | undefined
  /** Said of the console: although nobody could act there afterwards. */
  readonly leavesNobody: boolean
}

/**
 * What a change of settings takes besides each of them being right by itself.
 * @throws Refused `invalid_input`
 */
export function* requireForChange(services: Services, asked: Asked): Statement<void> {
  requireReason(asked)
  requirePlaces(services, asked)
  const { portal, to } = asked
  refuseMistakes(strangeRoles({ policy: portal.policy, roles: portal.roles, ...given(to) }))
  yield* requireUnits(services, asked)
  yield* requireDomain(services, asked)
  yield* requireNotices(services, asked)
  yield* requireRoles(services, asked)
  yield* requireOwnerWithKey(services, asked)
}

const given = ({ policy, roles }: GivenSettings) => ({
  ...(policy && { policy }),
  ...(roles && { roles }),
})

/** Where keys come to be demanded of those who act, one owner has one already: nobody could mend it from within. */
function* requireOwnerWithKey(
  { store, clock }: Services,
  { portal, to: { policy }, leavesNobody }: Asked,
): Statement<void> {
  const isBegun = policy?.keyToAct === 'demanded' && portal.policy.keyToAct !== 'demanded'
  if (!isBegun || leavesNobody) return
  if (yield* hasOwnerWithKey(store, { gone: [], now: clock.now() })) return
  refuseMistakes([NO_OWNER_WITH_KEY])
}

const NO_OWNER_WITH_KEY = {
  path: 'policy.keyToAct',
  why: 'would leave nobody who can act: no owner has a passkey or key that was made for the console (--although-no-owner-can-act goes on)',
} as const

/** Units are never taken away: those that a policy named once are there. */
function* requireUnits({ store }: Services, { portal, to: { policy } }: Asked): Statement<void> {
  const named = policy ? unitsNamed(policy) : []
  if (!policy || named.length === 0) return
  const units = yield* store.units.named(portal.id, named)
  refuseMistakes(strangeUnits(policy, new Set(units.map(({ externalId }) => externalId))))
}

/** Each weak demand has a reason of its own: that for ten characters does not excuse eight. */
function requireReason({ portal: { policy: from }, to: { policy }, why }: Asked): void {
  if (policy === undefined || why !== undefined) return
  if (needsReason(from, policy)) refuseMistakes([REASON_MISSING])
}

/** Asked of those who touch them: our own address may have changed under one that was right once. */
function requirePlaces(services: Services, { portal, to }: Asked): void {
  const { origins = portal.origins, invitationUrl = portal.invitationUrl } = to
  const { returnUrls = portal.returnUrls } = to
  const asBefore = (...pairs: readonly unknown[][]) =>
    pairs.every(([one, other]) => isDeepStrictEqual(one, other))
  const areOrigins = [origins, portal.origins]
  refuseMistakes([
    ...(asBefore(areOrigins, [invitationUrl, portal.invitationUrl])
      ? []
      : pageMistakes(services, { origins, invitationUrl })),
    ...(asBefore(areOrigins, [returnUrls, portal.returnUrls])
      ? []
      : returnMistakes({ origins, returnUrls })),
  ])
}

/**
 * Passkeys are of one domain for ever: another would make all of them useless at once, whether it is set or follows
 * from another first origin.
 */
function* requireDomain({ store, publicUrl }: Services, { portal, to }: Asked): Statement<void> {
  const { origins = portal.origins, rpId = portal.rpId } = to
  const next = { origins, rpId }
  if (!isDeepStrictEqual(rpId, portal.rpId)) refuseMistakes(rpIdMistakes(publicUrl, next))
  if (rpIdOf(next, publicUrl) === rpIdOf(portal, publicUrl)) return
  if (!(yield* store.methods.someMadeFor(portal.id))) return
  const path = isDeepStrictEqual(rpId, portal.rpId) ? 'origins' : 'rpId'
  const domain = rpIdOf(portal, publicUrl)
  refuseMistakes([{ path, why: `must leave passkeys at ${domain}: some were made for it` }])
}

/** A role goes, or from a place, when nobody has it there and no invitation would bring it. */
function* requireRoles(
  { store, clock }: Services,
  { portal, to: { roles } }: Asked,
): Statement<void> {
  if (roles === undefined || isDeepStrictEqual(roles, portal.roles)) return
  // What has expired can be sent again.
  const offered = yield* store.invitations.rolesOffered(portal.id, { states: OPEN_STATES })
  const held = yield* store.people.rolesHeld(portal.id, clock.now())
  const before = new Map(portal.roles.map(({ id, scope }) => [id, scope]))
  const scopes = new Map(roles.map(({ id, scope }) => [id, scope]))
  // What is out of place already, by rows of before, keeps nobody from putting it right.
  const isIn = (places: ReadonlyMap<string, RoleScope>, { role, unitId }: PlacedRole): boolean => {
    const scope = places.get(role)
    return scope !== undefined && isWithin(scope, unitId)
  }
  const lost = [...offered, ...held].filter((one) => isIn(before, one) && !isIn(scopes, one))
  refuseMistakes(
    [...new Set(lost.map(({ role }) => role))].map((id) => ({
      path: scopes.has(id) ? `roles.${roles.findIndex((one) => one.id === id)}.scope` : 'roles',
      why: `must have ${id} where it is had: somebody has it, or is invited to it`,
    })),
  )
}

/** A language is offered once every notice can be read in it. */
function* requireNotices({ store }: Services, { portal, to }: Asked): Statement<void> {
  const { languages = [] } = to
  const added = languages.filter((one) => !portal.languages.includes(one))
  const notices = added.length === 0 ? [] : yield* store.notices.current(portal.id)
  const documents = new Set(notices.map(({ document }) => document))
  const read = new Set(notices.map((notice) => `${notice.document} ${notice.language}`))
  const lacking = added.filter((one) =>
    [...documents].some((document) => !read.has(`${document} ${one}`)),
  )
  refuseMistakes(
    lacking.map((one) => ({
      path: `languages.${languages.indexOf(one)}`,
      why: 'is a language that not every notice has a text in',
    })),
  )
}
