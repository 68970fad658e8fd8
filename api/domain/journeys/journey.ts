import type { StartFlowBody } from '../../contract/requests.ts'
import type { Journey, StepName } from '../../contract/views.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Ceremony } from '../methods/ceremony.ts'
import type { PortalPolicy } from '../policy/portal-policy.ts'
import type { NamedPurpose } from '../sessions/one-time-codes.ts'
import type { Address } from '../values/address.ts'
import type { FlowContext } from './context.ts'
import type { FlowFacts } from './facts.ts'
import type { Requirement } from './requirements/requirement.ts'

/**
 * A journey: how it starts, what it reads, what it asks for, what it counts and how it ends. Everything
 * is said of every journey, so that none can be forgotten; a new one is a file and a line in the
 * registry.
 */
export interface JourneyRecord {
  readonly name: Journey
  /** Whose it is from the beginning, as far as that is known. */
  starts(request: StartFlowBody, found: StartFound): JourneyStart
  /** What its context holds, over all its branches. The person and their methods always belong to it. */
  readonly reads: readonly ContextPart[]
  /** In order: the step shown is the first that is not met. No step is stored. */
  requirements(context: FlowContext): readonly Requirement[]
  /** The steps of "Step 2 of 5", in order; null where they are not counted. */
  counted(context: FlowContext): readonly StepName[] | null
  /** How it ends: a name in `endings/registry.ts`. */
  readonly ends: 'session' | 'renewed-session' | 'method' | 'trial' | 'proven-address' | 'act'
  readonly rules: JourneyRules
}

/** What is decided of a journey beside its requirements. Every member is said, so that none is forgotten. */
export interface JourneyRules {
  /** Whether an address that is typed is looked for among the invitations. */
  readonly findsInvitation: boolean
  /** Whether a method may say whose it is, before any address. */
  readonly methodsIdentify: boolean
  /** Whether "forgotten" can be said: a mailed code and another factor then lead to a new password. */
  readonly canRecover: boolean
  /** Whether a proven mailbox says whose the flow is. */
  readonly mailboxSaysWho: boolean
  /** Whether the browser offers, and afterwards keeps, addresses that were signed in with in it. */
  readonly remembers: boolean
  /** Whether it is of whoever is signed in: what is set up counts only while that session lives, which outlives a change of password. */
  readonly needsLiveSession: boolean
  /**
   * What a method is told its answer is for; `reset` while something forgotten is replaced, whatever stands
   * here.
   */
  readonly purpose: Ceremony['purpose']
  /**
   * What is decided by an answer beyond a sign-in; null for nothing. Where it is something, a flow keeps
   * the `state` that it began with: what was agreed to is what was shown.
   */
  readonly binds: ((context: FlowContext) => NonNullable<Ceremony['binds']>) | null
  /** What a mailed code is for, where the journey alone says so. */
  readonly codePurpose: 'verify' | 'enrol' | 'confirm' | null
  /** What the host's server may have been given for it; null for nothing. */
  readonly named: NamedPurpose | null
  /** Our own page of it, where a host's page may not go on; null where it is nobody's to go on. */
  readonly ownPage: 'sign-in' | 'invitation' | 'account' | null
  /** How long what was proven in the flow counts, in milliseconds; null for as long as the flow lives. */
  readonly proofsLastMs: number | null
  /** Of the methods that count, those that may be shown in it; null for all of them. */
  readonly among: ((of: Among) => readonly Method[]) | null
}

/** Whose methods count, and by which rules. */
export interface Among {
  readonly methods: readonly Method[]
  /** Null where nobody is known. */
  readonly person: Person | null
  readonly facts: FlowFacts
  readonly policy: PortalPolicy
  readonly now: number
}

/** What a context may leave out because no requirement of the journey looks at it. */
export type ContextPart =
  | 'memberships'
  | 'notices'
  | 'grace'
  | 'invitation'
  | 'portals'
  | 'pass'
  | 'offer'

/** What a journey may start from: read for every journey alike. */
export interface StartFound {
  /** By the link's token; null for none, or an unknown one. */
  readonly linked: Invitation | null
  /** By the address from an earlier visit. */
  readonly addressed: Invitation | null
  /** This browser's, live, in this portal. */
  readonly session: Session | null
  /** Whose session that is. */
  readonly signedIn: Person | null
  /** What the host's server was given: for the address to prove, or the act to confirm. */
  readonly named: OneTimeSecret | null
  /** The address from an earlier visit; null for none, or one that is no address. */
  readonly remembered: Address | null
}

/** What the row of a new flow says from the beginning. */
export interface JourneyStart {
  /** `personId` only where somebody is known by a live session: an address alone makes nobody. */
  readonly whose: Pick<Flow, 'personId' | 'invitationId' | 'email'>
  readonly facts: FlowFacts
  /** The level and freshness that the host's server asks for; the page may only ask for more. */
  readonly asked?: Pick<StartFlowBody, 'acr' | 'maxAgeSeconds'>
}
