import type { StartFlowBody } from '../../contract/requests.ts'
import type { Journey, StepName } from '../../contract/views.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { Invitation } from '../../ports/store/invitation-store.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Person } from '../../ports/store/person-store.ts'
import type { Session } from '../../ports/store/session-store.ts'
import type { Ceremony } from '../methods/ceremony.ts'
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
  readonly ends: 'session' | 'method' | 'proven-address'
  readonly rules: JourneyRules
}

export interface JourneyRules {
  /** Whether an address that is typed is looked for among the invitations. */
  readonly findsInvitation: boolean
  /** Whether a method may say whose it is, before any address. */
  readonly methodsIdentify: boolean
  /** Whether "forgotten" can be said: it leads to a sign-in. */
  readonly canRecover: boolean
  /** Whether a proven mailbox says whose the flow is. */
  readonly mailboxSaysWho: boolean
  /** Whether what is set up counts only while the session lives that it was asked for in. */
  readonly needsLiveSession: boolean
  readonly purpose: Ceremony['purpose']
  /**
   * What is decided by an answer beyond a sign-in; null for nothing. Where it is something, a flow keeps
   * the `state` that it began with: what was agreed to is what was shown.
   */
  readonly binds: ((context: FlowContext) => NonNullable<Ceremony['binds']>) | null
  /** What a mailed code is for, where the journey alone says so. */
  readonly codePurpose: 'verify' | 'enrol' | null
}

export type ContextPart = 'memberships' | 'notices' | 'grace' | 'invitation'

/** What a journey may start from: read for every journey alike. */
export interface StartFound {
  readonly linked: Invitation | null
  readonly addressed: Invitation | null
  readonly session: Session | null
  readonly signedIn: Person | null
  readonly named: OneTimeSecret | null
  readonly remembered: Address | null
}

export interface JourneyStart {
  readonly whose: Pick<Flow, 'personId' | 'invitationId' | 'email'>
  readonly facts: FlowFacts
}
