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
import { higherOf, type Level } from '../policy/levels.ts'
import { languageOf, openPortal, type Portal } from '../portal.ts'
import type { Services } from '../services.ts'
import {
  NOBODY,
  readInvitation,
  readMailbox,
  readNotices,
  readPerson,
  readSession,
} from './context-reading.ts'
import { type FlowFacts, parseFacts } from './facts.ts'
import { mailboxSubject } from './mailbox-subject.ts'

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
  /** Active ones of the person. */
  readonly methods: readonly Method[]
  /** The second factor begun in this flow and not yet confirmed. */
  readonly pending: Method | null
  readonly memberships: readonly MembershipWithUnit[]
  /** Mailed codes of this flow that still work, newest first. */
  readonly codes: readonly OneTimeSecret[]
  /** Times at which codes went to this mailbox in the last day, from any flow, newest first. */
  readonly codesSentAt: readonly number[]
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

/** Reads the context of a flow. Null when its portal is gone. */
export async function loadContext(
  services: Pick<Services, 'store' | 'clock' | 'digest'>,
  flow: Flow,
  languages: readonly string[],
): Promise<FlowContext | null> {
  const { store, clock } = services
  const now = clock.now()
  return store.run(function* (): Statement<FlowContext | null> {
    const row = yield* store.portals.byId(flow.portalId)
    if (!row) return null
    const portal = openPortal(row)
    const language = languageOf(portal, languages)
    const facts = parseFacts(flow.facts)
    const pendingKind = facts.enrolling ?? portal.policy.secondFactors[0] ?? NOBODY
    return {
      flow,
      facts,
      portal,
      language,
      now,
      level: higherOf(portal.policy.level, flow.acr as Level),
      help: yield* store.portals.helpContacts(portal.id, language),
      pending: yield* store.methods.pendingOfFlow(flow.id, pendingKind),
      ...(yield* readPerson(store, flow, now)),
      ...(yield* readSession(store, flow, now)),
      ...(yield* readMailbox(services, flow, now)),
      ...(yield* readInvitation(store, flow)),
      ...(yield* readNotices(store, portal.id)),
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

export function hasProvenSecondFactor({ facts, portal }: FlowContext): boolean {
  return (facts.proven ?? []).some((factor) => isAccepted(portal, factor.kind))
}

/** Where a second factor is set up: the one being enrolled, else the one the portal prefers. */
export function enrolStepOf({ facts, portal }: FlowContext): FactorStep {
  return factorOf(facts.enrolling ?? portal.policy.secondFactors[0] ?? '').enrol
}

/** Whether the account has been usable before: such a person signs in, and never enrols again. */
export function hasAccount({ person }: FlowContext): boolean {
  return person !== null && person.enrolledAt !== null
}

/** Whose wrong answers are counted: the person, or the address that nobody has. */
export function attemptSubject(digest: KeyedDigest, { person, flow }: FlowContext): string {
  return person?.id ?? mailboxSubject(digest, flow.email ?? NOBODY)
}

function isAccepted(portal: Portal, kind: string): boolean {
  return portal.policy.secondFactors.some((accepted) => accepted === kind)
}
