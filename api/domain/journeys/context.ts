import type { KeyedDigest } from '../../ports/keyed-digest.ts'
import type { Flow } from '../../ports/store/flows.ts'
import type { Invitation, InvitedRoleWithUnit } from '../../ports/store/invitations.ts'
import type { Method } from '../../ports/store/methods.ts'
import type { Acceptance, Notice } from '../../ports/store/notices.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secrets.ts'
import type { MembershipWithUnit, Person } from '../../ports/store/people.ts'
import type { HelpContact } from '../../ports/store/portals.ts'
import type { Session } from '../../ports/store/sessions.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { type FactorStep, factorOf } from '../methods/factors.ts'
import { higherOf, type Level, type ProvenFactor, standsAlone } from '../policy/levels.ts'
import { contactsIn } from '../portals/known/known-portal.ts'
import { languageOf, type Portal } from '../portals/portal.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { refuseTheFuture } from '../values/clock-fault.ts'
import { mailboxSubject } from '../values/mailbox-subject.ts'
import {
  isStrangers,
  NOBODY,
  readAddressed,
  readInvitation,
  readPerson,
  readSession,
  readVerification,
} from './context-reading.ts'
import { type FlowFacts, parseFacts } from './facts.ts'
import { carriedOver, provenHere } from './standing.ts'

/** Everything that requirements and steps look at, read together. */
export interface FlowContext {
  readonly flow: Flow
  readonly facts: FlowFacts
  readonly portal: Portal
  readonly help: readonly HelpContact[]
  /** Language of the screen. */
  readonly language: string
  readonly now: number
  /** Whose journey it is: as the flow has it, else whoever has the address; not proven by itself. */
  readonly person: Person | null
  /** The session of this browser that was live when the flow began, if it still is, and whose it is. */
  readonly session: { readonly row: Session; readonly person: Person } | null
  /** Factors proven in this flow that still stand. */
  readonly provenHere: readonly ProvenFactor[]
  /** Those, and what the continued session adds. */
  readonly proven: readonly ProvenFactor[]
  /** The person has signed in, in this very browser, before. */
  readonly isKnownBrowser: boolean
  /** Active ones of the person. */
  readonly methods: readonly Method[]
  /** The second factor begun in this flow and not yet confirmed. */
  readonly pending: Method | null
  readonly memberships: readonly MembershipWithUnit[]
  /** Mailed codes of this flow that still work, newest first. */
  readonly codes: readonly OneTimeSecret[]
  /** Wrong guesses at codes of this mailbox since a right one. */
  readonly wrongCodes: number
  /** What the host's server was given for the address that is proven here, while it stands. */
  readonly verification: OneTimeSecret | null
  readonly invitation: Invitation | null
  readonly invitedRoles: readonly InvitedRoleWithUnit[]
  /** Names of what the enrolment has reached, in any browser. */
  readonly enrolled: ReadonlySet<string>
  /** Newest version of each document, in every language. */
  readonly notices: readonly Notice[]
  /** Newest material version, by document. */
  readonly materialVersions: ReadonlyMap<string, number>
  readonly accepted: readonly Acceptance[]
  readonly graceUsed: number
  /** The level that must be reached: the portal's, or more where the host asked for more. */
  readonly level: Level
}

type Whose = Pick<
  FlowContext,
  'person' | 'methods' | 'memberships' | 'accepted' | 'graceUsed' | 'isKnownBrowser'
>

/**
 * Reads the context of a flow. Null when its portal is gone.
 * @throws Unavailable when the clock is behind what is kept.
 */
export async function loadContext(
  services: Pick<ServicesWithPortals, 'store' | 'clock' | 'digest' | 'portals'>,
  flow: Flow,
  languages: readonly string[],
): Promise<FlowContext | null> {
  const { store, clock, digest } = services
  const now = clock.now()
  return store.run(function* (): Statement<FlowContext | null> {
    const known = yield* services.portals.reading(flow.portalId)
    if (!known) return null
    const { portal, notices, materialVersions } = known
    const codes = yield* store.oneTimeSecrets.live('email-code', flow.id, now)
    refuseTheFuture([flow.createdAt, ...codes.map(({ createdAt }) => createdAt)], now)
    const language = languageOf(portal, languages)
    const facts = parseFacts(flow.facts)
    const level = higherOf(portal.policy.level, flow.acr as Level)
    const isStranger = isStrangers(flow, facts)
    const whose: Whose = yield* isStranger
      ? readAddressed(store, flow)
      : readPerson(store, flow, now)
    const session = yield* readSession(store, flow, now)
    const here = provenHere(facts.proven ?? [], whose.methods)
    const continued = facts.continued ? (session?.row ?? null) : null
    const carried = carriedOver(continued, { level, maxAgeSeconds: flow.maxAgeSeconds, now })
    const pendingKind = facts.enrolling ?? portal.policy.secondFactors[0] ?? NOBODY
    return {
      flow,
      facts,
      portal,
      language,
      now,
      level,
      session,
      provenHere: here,
      proven: [...carried, ...here],
      help: contactsIn(known, language),
      pending: yield* store.methods.pendingOfFlow(flow.id, pendingKind),
      ...whose,
      codes,
      wrongCodes: yield* store.attemptBudgets.failures(
        budgetSubject(digest, whose.person, flow),
        'email-code',
      ),
      verification: yield* readVerification(store, facts, now),
      ...(yield* readInvitation(store, flow, isStranger)),
      notices,
      materialVersions,
    }
  })
}

export function hasMethod({ methods }: FlowContext, kind: string): boolean {
  return methods.some((method) => method.kind === kind)
}

/** Active methods that the portal accepts on top of the password. */
export function secondFactorsOf({ methods, portal }: FlowContext): readonly Method[] {
  return methods.filter((method) => isAccepted(portal, method.kind))
}

/** Active methods besides the password, accepted here or not. */
export function heldFactorsOf({ methods }: FlowContext): readonly Method[] {
  return methods.filter(({ kind }) => kind !== 'password')
}

export function hasProven({ proven }: FlowContext, kind: string): boolean {
  return proven.some((factor) => factor.kind === kind)
}

/** Whether the password that was proven is too short to open this portal by itself. */
export function isTooShortAlone({ proven, portal }: FlowContext): boolean {
  const password = proven.find(({ kind }) => kind === 'password')
  return password !== undefined && !standsAlone(password, portal.policy.password)
}

export function hasProvenSecondFactor({ proven, portal }: FlowContext): boolean {
  return proven.some((factor) => isAccepted(portal, factor.kind))
}

/** Whether a second factor of this kind is among what the portal accepts. */
export function acceptsSecondFactor({ portal }: FlowContext, kind: string): boolean {
  return isAccepted(portal, kind)
}

/** Where a second factor is set up: the one being enrolled, else the one the portal prefers. */
export function enrolStepOf({ facts, portal }: FlowContext): FactorStep {
  return factorOf(facts.enrolling ?? portal.policy.secondFactors[0] ?? '').enrol
}

/** Whether the account has been usable before: such a person signs in, and never enrols again. */
export function hasAccount({ person }: FlowContext): boolean {
  return person !== null && person.enrolledAt !== null
}

/** Whose wrong answers are counted: the person's, or those at an address that nobody has. */
export function attemptSubject(digest: KeyedDigest, { person, flow }: FlowContext): string {
  return budgetSubject(digest, person, flow)
}

/**
 * Whose wrong passwords are counted. A browser that the person has signed in with, or has just chosen
 * the password in, has a budget of its own, for the password that it is: an outsider who knows the
 * address can slow a password, and not for its owner, and a new one begins anew wherever it was chosen.
 */
export function passwordSubject(digest: KeyedDigest, context: FlowContext): string {
  const subject = attemptSubject(digest, context)
  const isTheirs = context.isKnownBrowser || context.facts.passwordReplacedAt !== undefined
  if (!isTheirs) return subject
  const held = context.methods.find(({ kind }) => kind === 'password')
  return digest.of('known-browser', subject, context.flow.browserHash, held?.secret ?? NOBODY)
}

function budgetSubject(digest: KeyedDigest, person: Person | null, flow: Flow): string {
  // Made for everybody, so that an address that somebody has costs no less.
  const ofNobody = mailboxSubject(digest, flow.email ?? NOBODY)
  return person?.id ?? ofNobody
}

function isAccepted(portal: Portal, kind: string): boolean {
  return portal.policy.secondFactors.some((accepted) => accepted === kind)
}
