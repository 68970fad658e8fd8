import type { AccountMethod, AccountSession, AccountView } from '../../contract/account-wire.ts'
import { TOLD_ACTS, type ToldAct } from '../../contract/plain/account/told-acts.ts'
import { fullName } from '../../contract/plain/full-name.ts'
import { localDay } from '../../contract/plain/local-end.ts'
import type { AuditEvent } from '../../ports/store/audit-log-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Acceptance } from '../../ports/store/notice-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { portalsOf } from '../acts/portals-of.ts'
import { liftOf } from '../freezing/lifting.ts'
import { isImported } from '../invitations/imported.ts'
import { counts } from '../methods/bound.ts'
import { isSecondFactor } from '../methods/kinds.ts'
import { traitsOf } from '../methods/registry.ts'
import { usesLeft } from '../methods/used-up.ts'
import { knownHere } from '../methods/webauthn/known.ts'
import type { KnownPortal } from '../portals/known/known-portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { rpIdOf } from '../portals/relying-party.ts'
import { iso, isoOrNull } from '../values/iso.ts'
import { shownTelephone } from '../values/telephone.ts'
import { asksOf } from './asks-of-colleagues.ts'
import type { Caller, Entered } from './entering.ts'
import {
  addingOf,
  type MethodScene,
  mayBeDefault,
  mayBeTried,
  placedOf,
  removalOf,
  renewalOf,
  whatCounts,
} from './what-counts.ts'

const MOST_ACTS = 20
/** Read of the log, for some of what it has is not told. */
const ACTS_READ = 3 * MOST_ACTS
const MOST_SESSIONS = 100

/**
 * All that a person is told of their account. A host's page is told what is its portal's: which other portals
 * somebody reports to is none of its business.
 */
export function* readAccount(
  services: Pick<ServicesWithPortals, 'store' | 'portals' | 'digest' | 'publicUrl'>,
  { known, session, person, bound }: Entered,
  { isOurPage, now }: Pick<Caller, 'isOurPage'> & { readonly now: number },
): Statement<AccountView> {
  const { store } = services
  const { portal } = known
  const placed = placedOf(bound)
  const scene = { portal, placed, portalsOf: yield* portalsOf(services, person.id, now), now }
  const held =
    portal.policy.enrolling.length > 0
      ? yield* store.people.liveMemberships(person.id, portal.id, now)
      : []
  const live = yield* store.sessions.liveOfAll(person.id, now, MOST_SESSIONS)
  const listed = live.filter(({ portalId }) => isOurPage || portalId === portal.id)
  const accepted = yield* store.notices.accepted(person.id, portal.id)
  const where = isOurPage ? null : portal.id
  const acts = yield* store.auditLog.activityOf(person.id, where, ACTS_READ)
  return {
    name: fullName(person),
    firstName: person.firstName,
    lastName: person.lastName,
    address: person.email,
    telephone: telephoneView(person),
    mailLanguage: person.mailLanguage,
    mailLanguages: portal.languages,
    timeZone: portal.timeZone,
    methods: [
      ...bound.filter(isSecondFactor),
      ...bound.filter((method) => !isSecondFactor(method)),
    ].map((method) => methodView(method, scene)),
    adding: addingOf(portal, placed, {
      roles: held,
      isImported: yield* isImported(store, portal, person.emailKey),
      day: localDay(now, portal.timeZone),
    }),
    signals: knownHere(services, {
      portalId: portal.id,
      rpId: rpIdOf(portal, services.publicUrl),
      person,
      held: bound,
    }),
    sessions: yield* sessionViews(services, listed, session),
    sessionsElsewhere: live.length - listed.length,
    colleagues: (isOurPage ? yield* asksOf(store, person.id, now) : []).map(({ at, ...asked }) => ({
      ...asked,
      at: iso(at),
    })),
    freeze: yield* freezeView(services, { person, session, bound, now }),
    notices: accepted.toSorted((a, b) => b.at - a.at).map((one) => noticeView(one, known)),
    activity: acts
      .filter(isTold)
      .slice(0, MOST_ACTS)
      .map((act) => actView(act, person.id)),
  }
}

function* freezeView(
  { store }: Pick<ServicesWithPortals, 'store'>,
  looked: Pick<Entered, 'person' | 'session' | 'bound'> & { readonly now: number },
): Statement<AccountView['freeze']> {
  const { frozenAt } = looked.person
  return frozenAt === null ? null : { since: iso(frozenAt), lift: yield* liftOf(store, looked) }
}

function telephoneView({ telephone, telephoneSince, telephoneSource }: Person) {
  if (telephone === null) return null
  const since = iso(telephoneSince ?? 0)
  return { number: shownTelephone(telephone), since, isOwn: telephoneSource === 'person' }
}

function methodView(method: Method, scene: MethodScene): AccountMethod {
  const { id, kind, name, createdAt, lastUsedAt, isDefault } = method
  const state = stateOf(method, scene.now)
  return {
    id,
    kind: traitsOf(kind).kind,
    name,
    addedAt: iso(createdAt),
    lastUsedAt: isoOrNull(lastUsedAt),
    isDefault: isDefault && state === 'active',
    mayBeDefault: mayBeDefault(method, scene),
    state,
    pausedUntil: state === 'paused' ? isoOrNull(method.suspendedUntil) : null,
    counts: whatCounts(method, scene),
    device: traitsOf(kind).instance.device?.(method) ?? null,
    canTry: mayBeTried(method, scene),
    usesLeft: usesLeft(method),
    renewal: renewalOf(method, scene),
    removal: removalOf(method, scene),
  }
}

function stateOf(method: Method, now: number): AccountMethod['state'] {
  if (counts(method, now)) return 'active'
  return method.suspendedUntil === null ? 'off' : 'paused'
}

function* sessionViews(
  { portals }: Pick<ServicesWithPortals, 'portals'>,
  listed: readonly Session[],
  own: Session,
): Statement<readonly AccountSession[]> {
  const names = new Map<string, string>()
  for (const id of new Set(listed.map(({ portalId }) => portalId)))
    names.set(id, (yield* portals.reading(id))?.portal.name ?? id)
  return listed.map(({ id, portalId, browser, system, network, createdAt, lastSeenAt }) => ({
    id,
    portal: names.get(portalId) ?? portalId,
    browser,
    system,
    network,
    startedAt: iso(createdAt),
    lastSeenAt: iso(lastSeenAt),
    isThis: id === own.id,
  }))
}

function noticeView({ document, version, language, at }: Acceptance, { notices }: KnownPortal) {
  const same = notices.filter((notice) => notice.document === document)
  const newest = same.find((notice) => notice.language === language) ?? same[0]
  return { document, version, title: newest?.title ?? null, at: iso(at) }
}

type ToldEvent = AuditEvent & { readonly act: ToldAct }

const isTold = (event: AuditEvent): event is ToldEvent => TOLD_ACTS.some((act) => act === event.act)

const actView = ({ at, act, actorType, actorId }: ToldEvent, personId: string) => ({
  at: iso(at),
  act,
  isOwn: actorType === 'visitor' || (actorType === 'person' && actorId === personId),
})
