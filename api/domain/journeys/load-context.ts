import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { portalsOf } from '../acts/portals-of.ts'
import { ownActOf } from '../acts/registry.ts'
import { isImported } from '../invitations/imported.ts'
import { counts, countsIn, hasPlace } from '../methods/bound.ts'
import { IDENTIFYING_KINDS, isSecondFactor, MAILBOX } from '../methods/kinds.ts'
import { higherOf } from '../policy/levels.ts'
import { contactsIn } from '../portals/known/known-portal.ts'
import { languageOf, type Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { rpIdOf } from '../portals/relying-party.ts'
import { createRemembered } from '../remembering/remembered-addresses.ts'
import { parseAddress } from '../values/address.ts'
import { refuseTheFuture } from '../values/clock-fault.ts'
import { mailboxSubject } from '../values/mailbox-subject.ts'
import { NOBODY } from '../values/nobody.ts'
import { type FlowContext, isUnproven } from './context.ts'
import { carriedOver, lasting, provenHere } from './counting-proofs.ts'
import { type FlowFacts, parseFacts } from './facts.ts'
import type { ContextPart } from './journey.ts'
import { firstUnmet } from './journeys.ts'
import { JOURNEYS } from './records/registry.ts'
import { demandsKeys } from './requirements/acting-keys.ts'
import { offerCounter } from './requirements/offering.ts'
import { passIn } from './requirements/passing.ts'
import type { Unmet } from './requirements/requirement.ts'

/** What a context is read for. */
export interface Seen {
  /** Of the screen, preferred first, as BCP 47 tags. */
  readonly languages: readonly string[]
  /** What the browser holds of a portal's addresses, sealed; null for nothing. */
  readonly remembered: (portalId: string) => string | null
  /** The page that asks is one of ours, and no host's. */
  readonly isOurPage: boolean
  /** Its origin; null where the request names none. */
  readonly origin: string | null
}

/**
 * Reads the context of a flow: what its journey reads, whatever branch it is in, so that the queries
 * say nothing about who somebody is. Null when its portal is gone.
 * @throws Unavailable when the clock is behind what is kept.
 */
export async function loadContext(
  services: Pick<
    ServicesWithPortals,
    'store' | 'clock' | 'digest' | 'portals' | 'secretBox' | 'publicUrl'
  >,
  flow: Flow,
  visitor: Seen,
): Promise<FlowContext | null> {
  const { store, clock, digest, portals } = services
  const now = clock.now()
  return store.run(function* (): Statement<FlowContext | null> {
    const known = yield* portals.reading(flow.portalId)
    if (!known) return null
    const { portal, notices, materialVersions } = known
    const reading = createReading({ store, portals }, { flow, portal, now })
    const secrets = yield* store.oneTimeSecrets.live(flow.id, now)
    refuseTheFuture([flow.createdAt, ...secrets.map(({ createdAt }) => createdAt)], now)
    const language = languageOf(portal, visitor.languages)
    const facts = parseFacts(flow.facts)
    const level = higherOf(portal.policy.level, flow.acr)
    const whose = yield* reading.whose(facts)
    const session = yield* reading.session()
    const { among, proofsLastMs } = JOURNEYS[flow.journey].rules
    const { policy } = portal
    const methods = among?.({ ...whose, facts, policy, now }) ?? whose.methods
    const standing = provenHere(facts.proven ?? [], methods)
    const here = lasting(standing, { lastMs: proofsLastMs, now })
    const continued = facts.continued ? (session?.row ?? null) : null
    const carried = carriedOver(continued, { level, maxAgeSeconds: oldestIn(portal, flow), now })
    const budget = budgetSubject(digest, whose.person, flow)
    const context: FlowContext = {
      flow,
      facts,
      portal,
      language,
      now,
      level,
      isOurPage: visitor.isOurPage,
      origin: visitor.origin,
      rpId: rpIdOf(portal, services.publicUrl),
      session,
      remembered: rememberedIn(services, { flow, portal, visitor }),
      budget,
      provenHere: here,
      proven: [...carried, ...here],
      help: contactsIn(known, language),
      pending: yield* reading.pending(facts),
      ...whose,
      methods,
      identifying: identifyingIn(portal, flow, facts),
      secrets,
      wrongCodes: yield* store.attemptBudgets.failures(budget, MAILBOX.kind),
      verification: yield* reading.named(facts.verification),
      asked: yield* reading.named(facts.confirms?.asked ?? undefined),
      actForbidden: yield* forbiddenAct(services, { facts, person: whose.person, now }),
      ...(yield* reading.invitation(facts)),
      notices,
      materialVersions,
    }
    return yield* reading.ifConfined(context)
  })
}

function* forbiddenAct(
  services: Pick<ServicesWithPortals, 'store' | 'digest'>,
  { facts: { confirms }, person, now }: Pick<FlowContext, 'facts' | 'person' | 'now'>,
): Statement<FlowContext['actForbidden']> {
  const record = confirms?.asked === null ? ownActOf(confirms.act) : null
  if (!record || !person || !confirms) return null
  if (!record.forbidden) return null
  return yield* record.forbidden(services, { person, object: confirms.object, now })
}

/** None where journey or portal remember nobody, whatever the browser has. */
function rememberedIn(
  services: Pick<ServicesWithPortals, 'digest' | 'secretBox'>,
  { flow, portal, visitor }: { flow: Flow; portal: Portal; visitor: Seen },
): readonly string[] {
  const { id, policy } = portal
  const isKept = JOURNEYS[flow.journey].rules.remembers && policy.rememberAddresses
  return isKept ? createRemembered(services).open(id, visitor.remembered(id)) : []
}

/** In seconds: the portal's own, or less where page or host asked for that; null for neither. */
function oldestIn({ policy }: Portal, { maxAgeSeconds }: Flow): number | null {
  const own = policy.maxAgeMinutes === null ? null : policy.maxAgeMinutes * 60
  const said = [own, maxAgeSeconds].filter((age) => age !== null)
  return said.length > 0 ? Math.min(...said) : null
}

/** Made for everybody, so that an address that somebody has costs no less. */
function budgetSubject(digest: KeyedDigest, person: Person | null, flow: Flow): string {
  const ofNobody = mailboxSubject(digest, flow.email ?? NOBODY)
  return person?.id ?? ofNobody
}

/** Not where something was forgotten: what proves a mailbox goes to an address. */
function identifyingIn({ policy }: Portal, { journey }: Flow, { recovering }: FlowFacts) {
  if (!JOURNEYS[journey].rules.methodsIdentify || recovering) return []
  return IDENTIFYING_KINDS.filter((kind) => policy.firstFactors.includes(kind))
}

/** Whoever came by a link was sent it; anybody else may have typed any address. */
function isStrangers(of: { readonly flow: Flow; readonly facts: FlowFacts }): boolean {
  return isUnproven(of) && of.facts.byLink === undefined
}

/** Roles come with the account (`endings/ending-in-session.ts`): whoever has none is nowhere yet. */
const nowhere = (person: Person | null): readonly Portal[] | null =>
  person === null || person.enrolledAt === null ? [] : null

/** What is offered is offered on our page alone to whoever has a role elsewhere. */
const isOffer = (unmet: Unmet | null): boolean =>
  unmet?.step === 'offer' || (unmet?.step !== 'denied' && unmet?.isOptional === true)
/** What is asked for, or told, is another thing where somebody has roles elsewhere. */
const hangsOnOthers = (unmet: Unmet): boolean =>
  unmet.step === 'codes-left' ||
  (unmet.step === 'denied' ? unmet.reason === 'own-origin' : isOffer(unmet))

interface Read {
  readonly flow: Flow
  readonly portal: Portal
  readonly now: number
}

/**
 * The parts of a context. Every query of a part runs whether or not there is somebody to find, and
 * until something is proven each finds as many rows: an address that nobody has costs the same as one
 * that somebody has.
 */
function createReading(
  { store, portals }: Pick<ServicesWithPortals, 'store' | 'portals'>,
  { flow, portal, now }: Read,
) {
  const { reads, rules } = JOURNEYS[flow.journey]
  const isRead = (part: ContextPart) => reads.includes(part)
  const key = parseAddress(flow.email ?? NOBODY)?.key ?? NOBODY

  /**
   * What can be asked of an address before anything is proven: its first factors, and mail to it. The
   * rest of a person's rows are many or few, and are left alone until then.
   */
  function* addressed() {
    const person = yield* store.people.byEmailKey(key)
    const personId = person?.id ?? NOBODY
    const methods: Method[] = []
    for (const kind of portal.policy.firstFactors) {
      const method = yield* store.methods.activeOfKind(personId, kind, { portalId: portal.id, now })
      if (method) methods.push(method)
    }
    return {
      person,
      methods,
      placed: methods,
      memberships: [],
      portalsOf: null,
      pass: null,
      accepted: [],
      offerFrom: 0,
      grace: { used: 0, since: null },
      isImported: false,
      isKnownBrowser: yield* store.sessions.isKnownBrowser(personId, flow.browserHash),
    }
  }

  /** Only of whoever has lost what they had, or says so: nobody else is asked for one. */
  function* pass(person: Person | null, counting: readonly Method[]) {
    const { withPass, picking } = parseFacts(flow.facts)
    const isLost = picking?.lost !== undefined || !counting.some(isSecondFactor)
    // In the console it lets a first key be set up, whatever else is held.
    const isSought = withPass || isLost || demandsKeys({ portal })
    if (!isRead('pass') || !person?.hadSecondFactorAt || !isSought) return null
    if (person.frozenAt !== null) return null
    return passIn(yield* store.accessPasses.newestOf(person.id), { flow, now })
  }

  /** Whoever the flow is about, as the flow has it, else whoever has the address. */
  function* known() {
    const { personId: proven } = flow
    const person =
      proven === null ? yield* store.people.byEmailKey(key) : yield* store.people.byId(proven)
    const personId = person?.id ?? NOBODY
    const bound = yield* store.methods.bound(personId)
    const counting = bound.filter((method) => counts(method, now) && countsIn(portal.id, method))
    return {
      person,
      methods: counting,
      placed: bound.filter(hasPlace),
      // Who may set up what is asked of roles, in whichever journey.
      memberships:
        isRead('memberships') || portal.policy.enrolling.length > 0
          ? yield* store.people.liveMemberships(personId, flow.portalId, now)
          : [],
      portalsOf: isRead('portals')
        ? yield* portalsOf({ store, portals }, personId, now)
        : nowhere(person),
      pass: yield* pass(person, counting),
      accepted: isRead('notices') ? yield* store.notices.accepted(personId, flow.portalId) : [],
      offerFrom: yield* offerFrom(personId),
      grace: isRead('grace')
        ? yield* store.grace.spent(personId, flow.portalId)
        : { used: 0, since: null },
      isImported: yield* isImported(store, portal, person?.emailKey ?? key),
      isKnownBrowser: yield* store.sessions.isKnownBrowser(personId, flow.browserHash),
    }
  }

  /** Asked of the store where the portal offers something alone. */
  function* offerFrom(personId: string) {
    if (!isRead('offer') || portal.policy.offer === 'off') return 0
    return (yield* store.attemptBudgets.read(personId, offerCounter(portal.id)))?.nextAt ?? 0
  }

  return {
    whose: (facts: FlowFacts) => (isStrangers({ flow, facts }) ? addressed() : known()),

    /** The session that was live when the flow began, if it still is: the browser's own. */
    *session() {
      if (flow.sessionId === null) return null
      const row = yield* store.sessions.liveById(flow.sessionId, now)
      const person = yield* store.people.byId(row?.personId ?? NOBODY)
      return row && person && { row, person }
    },

    /** Where else the person has a role is asked only where it decides: a host's page is about to set something up. */
    *ifConfined(context: FlowContext): Statement<FlowContext> {
      const { person } = context
      const unmet = context.portalsOf === null && person ? firstUnmet(context) : null
      if (!person || !unmet || !hangsOnOthers(unmet)) return context
      return { ...context, portalsOf: yield* portalsOf({ store, portals }, person.id, now) }
    },

    /** Nobody sets anything up before it is known whose flow it is. */
    *pending(facts: FlowFacts) {
      return isStrangers({ flow, facts }) ? [] : yield* store.methods.pendingOfFlow(flow.id)
    },

    *named(id: string | undefined) {
      if (id === undefined) return null
      const row = yield* store.oneTimeSecrets.byId(id)
      return row && row.usedAt === null && row.expiresAt > now ? row : null
    },

    *invitation(facts: FlowFacts) {
      const none = { invitation: null, invitedRoles: [], enrolled: new Set<string>() }
      const isLookedFor = rules.findsInvitation || facts.recovering
      if (!isRead('invitation') || !isLookedFor) return none
      const id = flow.invitationId ?? NOBODY
      const openTo = isStrangers({ flow, facts }) ? NOBODY : id
      const reached = yield* store.invitations.facts(openTo)
      const found = yield* store.invitations.byId(id)
      return {
        // An address that was corrected meanwhile makes it somebody else's.
        invitation: found?.emailKey === key ? found : null,
        invitedRoles: yield* store.invitations.roles(openTo),
        enrolled: new Set(reached.map((fact) => fact.name)),
      }
    },
  }
}
