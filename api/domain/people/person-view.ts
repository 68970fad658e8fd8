import type { PersonView } from '../../contract/console/people-wire.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import type { AuditEvent } from '../../ports/store/audit-log-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Acceptance } from '../../ports/store/notice-store.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Store } from '../../ports/store/store.ts'
import { helpdeskView } from '../helpdesk/helpdesk-view.ts'
import { canComeBack, isGivenBack, isRenamed } from '../helpdesk/performing.ts'
import { isResettable } from '../helpdesk/reset-methods.ts'
import { NUMBER_NEW_MS } from '../helpdesk/rules.ts'
import { personInvitations } from '../invitations/listing/person-invitations.ts'
import { counts } from '../methods/bound.ts'
import { traitsOf } from '../methods/registry.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { SignedIn } from '../rights/administrators.ts'
import { isLive, isOf, mayChangeShared } from '../rights/shared-people.ts'
import { iso, isoOrNull } from '../values/iso.ts'
import { shownTelephone } from '../values/telephone.ts'

const NEWEST_ACTS = 50

interface Looked {
  readonly administrator: SignedIn
  readonly portalId: string
  readonly personId: string
  readonly now: number
}

/** Null for somebody who has no role in the portal, coordinates no unit of it, and never did. */
export function* readPerson(
  services: Pick<ServicesWithPortals, 'store' | 'portals'>,
  { administrator, portalId, personId, now }: Looked,
): Statement<PersonView | null> {
  const { store } = services
  const person = yield* store.people.byId(personId)
  const everywhere = yield* store.people.memberships(personId)
  const here = everywhere.filter((membership) => membership.portalId === portalId)
  if (!person || !everywhere.some(isOf(portalId))) return null
  const live = everywhere.filter((membership) => isLive(membership, now))
  const isSignedIn = here.some((membership) => isLive(membership, now))
  const sessions = yield* store.sessions.liveOf(personId, portalId, now)
  return {
    ...personFields(person),
    telephone: yield* telephoneView(store, person, { agentId: administrator.person.id, now }),
    memberships: here.map((membership) => membershipFields(membership, now)),
    coordinates: coordinated(live, portalId),
    invitations: yield* personInvitations(store, { person, portalId, now }),
    methods: [
      ...(yield* store.methods.bound(personId)),
      ...(yield* store.methods.kept(personId)),
    ].flatMap((method) => methodFields(method, now)),
    sessions: isSignedIn ? sessions.map(sessionFields) : [],
    notices: (yield* store.notices.accepted(personId, portalId)).map(noticeFields),
    activity: (yield* store.auditLog.activityOf(personId, portalId, NEWEST_ACTS)).map(actFields),
    mayChangeShared: mayChangeShared(administrator, { personId, live }),
    helpdesk: yield* helpdeskView(services, {
      administrator,
      target: { personId, live },
      portalId,
      now,
    }),
  }
}

const personFields = ({
  id,
  firstName,
  lastName,
  email,
  enrolledAt,
  suspendedAt,
  frozenAt,
}: Person) => ({
  id,
  firstName,
  lastName,
  address: email,
  enrolledAt: isoOrNull(enrolledAt),
  suspendedAt: isoOrNull(suspendedAt),
  frozenAt: isoOrNull(frozenAt),
})

function* telephoneView(
  { people }: Pick<Store, 'people'>,
  { telephone, telephoneSource, telephoneSince, telephoneBy }: Person,
  { agentId, now }: { readonly agentId: string; readonly now: number },
): Statement<PersonView['telephone']> {
  if (telephone === null || telephoneSource === null || telephoneSince === null) return null
  const by = telephoneBy === null ? null : yield* people.byId(telephoneBy)
  return {
    number: shownTelephone(telephone),
    since: iso(telephoneSince),
    source: telephoneSource,
    by: by && fullName(by),
    isNew: telephoneSource !== 'invitation' && telephoneSince > now - NUMBER_NEW_MS,
    isOwn: telephoneBy === agentId,
  }
}

/** One that has run out has ended, whether that is written down yet or not. */
function membershipFields(membership: MembershipWithUnit, now: number) {
  const { id, unitName, unitExternalId, role, until, endedAt } = membership
  const ended = endedAt ?? (isLive(membership, now) ? null : until)
  return {
    id,
    unit: unitName,
    unitExternalId,
    role,
    until: isoOrNull(until),
    endedAt: isoOrNull(ended),
  }
}

/** Nothing to be ended here: who works in the console is seen to by its owners. */
function coordinated(live: readonly MembershipWithUnit[], portalId: string): readonly string[] {
  const theirs = live.filter((held) => held.portalId !== portalId && isOf(portalId)(held))
  return theirs.flatMap(({ unitName }) => unitName ?? [])
}

function methodFields(method: Method, now: number): PersonView['methods'] {
  const { id, kind, name, state, createdAt, lastUsedAt } = method
  if (state === 'pending') return []
  const traits = traitsOf(kind)
  const { mayBeOnPhone } = traits.instance
  const device = traits.instance.device?.(method) ?? null
  const may = mayOf(method, now)
  const used = { createdAt: iso(createdAt), lastUsedAt: isoOrNull(lastUsedAt) }
  return [{ id, kind: traits.kind, name, state, ...used, may, mayBeOnPhone, device }]
}

function mayOf(method: Method, now: number): PersonView['methods'][number]['may'] {
  if (isGivenBack(method)) return ['give-back']
  if (!isResettable(method) || !counts(method, now)) return []
  const rename = isRenamed(method) ? (['rename'] as const) : []
  return canComeBack(method) ? ['suspend', 'remove', ...rename] : ['remove', ...rename]
}

const sessionFields = ({ id, acr, createdAt, lastSeenAt }: Session) => ({
  id,
  acr,
  startedAt: iso(createdAt),
  lastSeenAt: iso(lastSeenAt),
})

const noticeFields = ({ document, version, language, at }: Acceptance) => ({
  document,
  version,
  language,
  at: iso(at),
})

const actFields = ({ at, act, actorType }: AuditEvent) => ({ at: iso(at), act, actor: actorType })
