import { localDay } from '../../contract/plain/local-end.ts'
import type { DeniedReason, IdentifyingKind, MethodKind } from '../../contract/views.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { GraceSpent } from '../../ports/store/grace-store.ts'
import type { AccessPass } from '../../ports/store/helpdesk/access-pass-store.ts'
import type { Invitation, InvitedRoleWithUnit } from '../../ports/store/invitation-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { Acceptance, Notice } from '../../ports/store/notice-store.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/person-store.ts'
import type { HelpContact } from '../../ports/store/portal-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import { FORGETTABLE } from '../methods/kinds.ts'
import type { MethodTraits } from '../methods/method.ts'
import { hasTwoCategories, type Proof } from '../methods/proof.ts'
import { traitsOf } from '../methods/registry.ts'
import { hasRoomFor } from '../methods/room.ts'
import { isUnasked } from '../methods/unasked.ts'
import { isUsedUp } from '../methods/used-up.ts'
import { mayEnrol } from '../policy/enrolling.ts'
import { type Level, standsAlone } from '../policy/levels.ts'
import { addable, enrollable, isAccepted, isPasswordless } from '../policy/portal-policy.ts'
import type { Portal } from '../portals/portal.ts'
import type { FlowFacts } from './facts.ts'
import { isForActing } from './requirements/acting-keys.ts'

/**
 * Everything that requirements and steps look at, read together (`load-context.ts`) and never changed: after a
 * change it is read anew. What the journey does not read (`ContextPart`) is empty here.
 */
export interface FlowContext {
  readonly flow: Flow
  readonly facts: FlowFacts
  /** From memory, of the version that the row has now. */
  readonly portal: Portal
  /** The domain that credentials of the portal's people belong to. */
  readonly rpId: string
  readonly help: readonly HelpContact[]
  /** Language of the screen. */
  readonly language: string
  readonly now: number
  /** Whose wrong answers are counted: the person's, or those at an address that nobody has. */
  readonly budget: string
  /** Whose journey it is: as the flow has it, else whoever has the address; not proven by itself. */
  readonly person: Person | null
  /** The session of this browser that was live when the flow began, if it still is, and whose it is. */
  readonly session: { readonly row: Session; readonly person: Person } | null
  /** Addresses that this browser has signed in with in this portal, newest first: where the journey offers them. */
  readonly remembered: readonly string[]
  /** Factors proven in this flow that still stand. */
  readonly provenHere: readonly Proof[]
  /** Those, and what the continued session adds. */
  readonly proven: readonly Proof[]
  /** The person has signed in, in this very browser, before. */
  readonly isKnownBrowser: boolean
  /** Those of the person that count here and now. */
  readonly methods: readonly Method[]
  /** All of theirs that take room and a name, in every portal: what counts, or will again by itself. */
  readonly placed: readonly Method[]
  /** What was begun in this flow and is not yet confirmed, newest first. */
  readonly pending: readonly Method[]
  readonly memberships: readonly MembershipWithUnit[]
  /** What works once in this flow and still does (mailed codes, challenges), newest first. */
  readonly secrets: readonly OneTimeSecret[]
  /** Wrong guesses at codes of this mailbox since a right one. */
  readonly wrongCodes: number
  /** What the host's server was given for the address that is proven here, while it stands. */
  readonly verification: OneTimeSecret | null
  /** What the host's server was given for the act that is confirmed here, while it stands. */
  readonly asked: OneTimeSecret | null
  /** Why an act of ours that is confirmed here may not be done, of what has to be looked up; null for no reason. */
  readonly actForbidden: DeniedReason | null
  /** The page that asks this time is one of ours, and no host's. */
  readonly isOurPage: boolean
  /** A pass of the helpdesk that works, or was shown here a moment ago: see `requirements/passing.ts`. */
  readonly pass: AccessPass | null
  /** Origin of that page; null where the request names none. */
  readonly origin: string | null
  /** Portals that the person has a role in now; null where nothing has asked for them. */
  readonly portalsOf: readonly Portal[] | null
  readonly invitation: Invitation | null
  readonly invitedRoles: readonly InvitedRoleWithUnit[]
  /** Names of what the enrolment has reached, in any browser. */
  readonly enrolled: ReadonlySet<string>
  /** Newest version of each document, in every language. */
  readonly notices: readonly Notice[]
  /** Newest material version, by document. */
  readonly materialVersions: ReadonlyMap<string, number>
  readonly accepted: readonly Acceptance[]
  readonly grace: GraceSpent
  /** They came with a list, or by the host's server; false where no policy asks. */
  readonly isImported: boolean
  /** From when on what finds its person may be offered, in epoch milliseconds; 0 where nobody has said "not now". */
  readonly offerFrom: number
  /** The level that must be reached: the portal's, or more where the host asked for more. */
  readonly level: Level
  /** Methods that may say whose journey this is, before any address. */
  readonly identifying: readonly IdentifyingKind[]
}

/** Nobody but a person's own mailbox, session or first factor says that a flow is theirs. */
export function isUnproven({ flow, facts }: Pick<FlowContext, 'flow' | 'facts'>): boolean {
  return flow.personId === null && facts.mailboxAt === undefined
}

/** Whether the account has been usable before: such a person signs in, and never enrols again. */
export function hasAccount({ person }: FlowContext): boolean {
  return person !== null && person.enrolledAt !== null
}

/**
 * The mailbox was proven here before there was an account, and there is one now: another flow has
 * completed it, by this invitation or by one of their others.
 */
export function isOvertakenEnrolment({ facts, person }: FlowContext): boolean {
  const { mailboxAt = Number.POSITIVE_INFINITY } = facts
  return mailboxAt < (person?.enrolledAt ?? 0)
}

/** Methods of one kind that the person holds and that count here. */
export function heldOf({ methods }: FlowContext, kind: string): readonly Method[] {
  return methods.filter((method) => method.kind === kind)
}

/** Active methods that the portal accepts on top of what the person knows. */
export function secondFactorsOf({ methods, portal }: FlowContext): readonly Method[] {
  return methods.filter(({ kind }) => includes(portal.policy.secondFactors, kind))
}

/** What adds up to a level: of what was proven here, kinds that the portal accepts. */
export function countedOf({ proven, provenHere, portal }: FlowContext): readonly Proof[] {
  return proven.filter(
    (proof) => !provenHere.includes(proof) || isAccepted(portal.policy, proof.kind),
  )
}

/** Whether it counts as what somebody knows, though its kind does not: one of that kind that does is still to be shown. */
const standsIn = ({ kind, categories }: Proof): boolean =>
  categories.every((category) => !traitsOf(kind).categories.includes(category))

/** What is not shown yet: a kind of its own, and what of it is of another category. */
function lackingIn(context: FlowContext) {
  const counted = countedOf(context)
  const shown = new Set(counted.flatMap(({ categories }) => categories))
  return {
    isUnshown: (kind: string) => counted.every((proof) => proof.kind !== kind || standsIn(proof)),
    adds: (kind: string) => traitsOf(kind).categories.some((category) => !shown.has(category)),
  }
}

const isHardware = (kind: string): boolean => traitsOf(kind).uses.level === 'aal3'

/** Of one that is held: it may be a copy, whatever its kind can be. */
const isThisHardware = (method: Method): boolean =>
  isHardware(method.kind) && (traitsOf(method.kind).instance.reaches?.(method) ?? 'aal3') === 'aal3'

/** Methods that would add to what was proven: hardware, where the level asks for it, else another category. */
export function addingOf(context: FlowContext): readonly Method[] {
  const { isUnshown, adds } = lackingIn(context)
  const { policy } = context.portal
  const unshown = context.methods.filter(
    (method) =>
      isAccepted(policy, method.kind) &&
      isUnshown(method.kind) &&
      !isUsedUp(method) &&
      !isUnasked(method),
  )
  const hardware = context.level === 'aal3' ? unshown.filter(isThisHardware) : []
  const isOnlyHardwareLacking = context.level === 'aal3' && hasTwoCategories(countedOf(context))
  if (hardware.length > 0 || isOnlyHardwareLacking) return hardware
  return unshown.filter(({ kind }) => adds(kind))
}

/** Whether a factor of one of these kinds was proven here, or came with the session that is continued. */
export function hasProven({ proven }: FlowContext, kinds: readonly string[]): boolean {
  return proven.some(({ kind }) => kinds.includes(kind))
}

/** Whether one that the portal accepts on top of the first was. */
export function hasProvenSecondFactor(context: FlowContext): boolean {
  return hasProven(context, context.portal.policy.secondFactors)
}

/** What was proven that is too weak to open this portal by itself: chosen where less was asked. */
export function tooWeakAlone({ proven, portal }: FlowContext): Proof | undefined {
  return proven.find((proof) => !standsAlone(proof, portal.policy.password))
}

/** Of several kinds, the one that the person chose; else the usual one, the portal's first, any. */
export function chosenOf(
  { facts, portal }: FlowContext,
  held: readonly Method[],
): MethodTraits | null {
  if (held.some(({ kind }) => kind === facts.chosen)) return traitsOf(facts.chosen ?? '')
  const near = nearOf(held)
  const isNear = (kind: string) => near.some((method) => method.kind === kind)
  const kind = usualOf(near)?.kind ?? portal.policy.secondFactors.find(isNear) ?? near[0]?.kind
  return kind === undefined ? null : traitsOf(kind)
}

/** Those at hand: what lies in a drawer only where there is nothing else. */
export function nearOf(held: readonly Method[]): readonly Method[] {
  const near = held.filter(({ kind }) => !traitsOf(kind).uses.isSpare)
  return near.length > 0 ? near : held
}

/** The person's default, else what they used last; undefined where nothing says which. */
export function usualOf(held: readonly Method[]): Method | undefined {
  const used = held.filter(({ lastUsedAt }) => lastUsedAt !== null)
  const [last] = used.toSorted((a, b) => (b.lastUsedAt ?? 0) - (a.lastUsedAt ?? 0))
  return held.find(({ isDefault }) => isDefault) ?? last
}

/** Those of a kind that an answer may be right for: the one that was picked where one is, else all that would add. */
export function askedOf(context: FlowContext, kind: string): readonly Method[] {
  const isStoodIn = countedOf(context).some((proof) => proof.kind === kind && standsIn(proof))
  const held = heldOf(context, kind).filter((method) => !isStoodIn || !isUnasked(method))
  if (!traitsOf(kind).instance.isPicked || isUnproven(context)) return held
  const picked = held.find(({ id }) => id === context.facts.chosenMethod) ?? usualOf(held)
  return picked ? [picked] : held
}

/** What a first factor is proven with: what the person chose, else what everybody is asked for. */
export function firstFactorOf({ facts, portal: { policy } }: FlowContext): MethodTraits {
  const chosen = policy.firstFactors.find((kind) => kind === facts.chosen)
  const usual = isPasswordless(policy) ? policy.firstFactors[0] : FORGETTABLE.kind
  return traitsOf(chosen ?? usual ?? FORGETTABLE.kind)
}

/** Nobody has a password here, and what lets in by itself was not shown yet. */
export function isOpenerLacking(context: FlowContext): boolean {
  const { policy } = context.portal
  return isPasswordless(policy) && !hasProven(context, policy.firstFactors)
}

/** Whether the portal lets the person set one up: by the roles that they have, or are invited to, how they came, and today. */
export function isTheirsToEnrol(context: FlowContext, kind: string): boolean {
  const { memberships, invitedRoles, portal, now, isImported } = context
  const roles = [...memberships, ...invitedRoles]
  return mayEnrol(portal.policy, kind, { roles, isImported, day: localDay(now, portal.timeZone) })
}

/**
 * Kinds that the person may set up to reach the level, and has room for: what lets in by itself where it is lacking,
 * then hardware, where the level asks for that, else what adds.
 */
export function offeredOf(context: FlowContext): readonly MethodKind[] {
  const { isUnshown, adds } = lackingIn(context)
  const { policy } = context.portal
  const helps = context.level === 'aal3' ? isHardware : adds
  const isFirst = (kind: string) => !isOpenerLacking(context) || includes(policy.firstFactors, kind)
  return enrollable(policy).filter(
    (kind) =>
      isFirst(kind) &&
      isUnshown(kind) &&
      helps(kind) &&
      hasRoomFor(kind, context.placed) &&
      isForActing(context, kind) &&
      isTheirsToEnrol(context, kind),
  )
}

/** The second factor that is set up: the one being enrolled, else the first that the portal prefers. */
export function enrollingOf(context: FlowContext): MethodTraits {
  const { facts, portal } = context
  const kinds = addable(portal.policy)
  const theirs = kinds.filter((kind) => isTheirsToEnrol(context, kind))
  return traitsOf(theirs.find((kind) => kind === facts.enrolling) ?? theirs[0] ?? kinds[0] ?? '')
}

function includes(kinds: readonly string[], kind: string): boolean {
  return kinds.includes(kind)
}
