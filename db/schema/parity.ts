import type { InferInsertModel, InferSelectModel, Table } from 'drizzle-orm'
import type { AttemptBudget } from '../../api/ports/store/attempt-budget-store.ts'
import type { AuditDetail, AuditEvent } from '../../api/ports/store/audit-log-store.ts'
import type { ListedPerson, PersonWord } from '../../api/ports/store/directory-store.ts'
import type { Flow } from '../../api/ports/store/flow-store.ts'
import type { GraceRow } from '../../api/ports/store/grace-store.ts'
import type { AccessPass } from '../../api/ports/store/helpdesk/access-pass-store.ts'
import type { CallerCode } from '../../api/ports/store/helpdesk/caller-code-store.ts'
import type { HelpdeskAct } from '../../api/ports/store/helpdesk/helpdesk-act-store.ts'
import type { Objection } from '../../api/ports/store/helpdesk/objection-store.ts'
import type {
  EnrolmentFact,
  Invitation,
  InvitationWord,
  InvitedRole,
} from '../../api/ports/store/invitation-store.ts'
import type { KeyCheck } from '../../api/ports/store/key-check-store.ts'
import type { Method } from '../../api/ports/store/method-store.ts'
import type { Acceptance, Notice } from '../../api/ports/store/notice-store.ts'
import type { OneTimeSecret } from '../../api/ports/store/one-time-secret-store.ts'
import type { OutboxMail } from '../../api/ports/store/outbox-store.ts'
import type { Membership, Person } from '../../api/ports/store/person-store.ts'
import type { PolicyMailing } from '../../api/ports/store/policy-reach-store.ts'
import type { HelpContact, Portal, PortalSecret } from '../../api/ports/store/portal-store.ts'
import type { FoldingRules } from '../../api/ports/store/refolding-store.ts'
import type { Session } from '../../api/ports/store/session-store.ts'
import type { SigningKey } from '../../api/ports/store/signing-key-store.ts'
import type { Unit } from '../../api/ports/store/unit-store.ts'
import type * as postgres from './postgres/index.ts'
import type * as sqlite from './sqlite/index.ts'

/** What each table's row is called in the ports. */
interface Records {
  readonly acceptance: Acceptance
  readonly accessPass: AccessPass
  readonly attemptBudget: AttemptBudget
  readonly auditDetail: AuditDetail
  readonly auditEvent: AuditEvent
  readonly callerCode: CallerCode
  readonly enrolmentFact: EnrolmentFact
  readonly flow: Flow
  readonly foldingRules: FoldingRules
  readonly grace: GraceRow
  readonly helpContact: HelpContact
  readonly helpdeskAct: HelpdeskAct
  readonly invitation: Invitation
  readonly invitationWord: InvitationWord
  readonly invitedRole: InvitedRole
  readonly keyCheck: KeyCheck
  readonly listedPerson: ListedPerson
  readonly membership: Membership
  readonly method: Method
  readonly notice: Notice
  readonly objection: Objection
  readonly oneTimeSecret: OneTimeSecret
  readonly outbox: OutboxMail
  readonly person: Person
  readonly personWord: PersonWord
  readonly policyMailing: PolicyMailing
  readonly portal: Portal
  readonly portalSecret: PortalSecret
  readonly session: Session
  readonly signingKey: SigningKey
  readonly unit: Unit
}

/** Identical, and not merely assignable both ways: `readonly` and optional marks count. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

type Selected<S, K extends keyof S> = S[K] extends Table ? Readonly<InferSelectModel<S[K]>> : never
type Inserted<S, K extends keyof S> = S[K] extends Table ? Readonly<InferInsertModel<S[K]>> : never

/** Names that only one of the two sides has. */
type Lonely<A, B> = Exclude<keyof A, keyof B> | Exclude<keyof B, keyof A>

type UnlikeRecord<S> =
  | Lonely<S, Records>
  | {
      [K in keyof S & keyof Records]: Same<Selected<S, K>, Records[K]> extends true ? never : K
    }[keyof S & keyof Records]

type UnlikeTwin<A, B> =
  | Lonely<A, B>
  | {
      [K in keyof A & keyof B]: Same<
        [Selected<A, K>, Inserted<A, K>],
        [Selected<B, K>, Inserted<B, K>]
      > extends true
        ? never
        : K
    }[keyof A & keyof B]

/** Names of the tables that differ from their twin or from their record; there must be none. */
type Differing =
  | UnlikeTwin<typeof sqlite, typeof postgres>
  | UnlikeRecord<typeof sqlite>
  | UnlikeRecord<typeof postgres>

/**
 * The PostgreSQL tables if they are twins. For each that is not, a property that nobody has is
 * asked for, so that the compiler names it where the tables are used.
 */
export type TwinTables = typeof postgres & {
  readonly [K in Differing as `${K} differs from its twin or its record`]: never
}
