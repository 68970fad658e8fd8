import type { z } from 'zod'
import type { ErrorCode } from '../../contract/errors.ts'
import type { AcrValue, MethodAnswer, MethodKind, MethodStep } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Payment } from '../admission/admission.ts'
import type { AuditAct } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { AttemptRule } from './attempt-rules.ts'
import type { Ceremony } from './ceremony.ts'
import type { Category, Proof } from './proof.ts'
import type { Refusal } from './refusal.ts'

/**
 * A verification method: what is said of it, and what it does. Everything is said of every kind, so
 * that none can be forgotten; policy, requirements, limits, costs and steps are made from it.
 */
export interface MethodModule {
  readonly traits: MethodTraits
  /** Once for a process, with its services. */
  create(services: Services): MethodWorks
}

/**
 * What is said of a kind. Data, not code: whatever decides by a kind reads it here, and nobody asks for its
 * name.
 */
export interface MethodTraits {
  /** Its folder, its key in `contract/method-wires.ts`, and the `kind` of its rows. */
  readonly kind: MethodKind
  /** A `factor` counts towards a level, a `mailbox` proves an address. */
  readonly role: 'factor' | 'mailbox'
  /** NIST SP 800-63B-4 §3.2.9: a policy that accepts it accepts another as well. */
  readonly restricted: boolean
  /** The most that one proof of it may be; a proof that is more is a fault. */
  readonly categories: readonly Category[]
  readonly instance: InstanceTraits
  readonly uses: MethodUses
  readonly attempts: MethodAttempts
  readonly steps: {
    readonly verify: StepTraits
    readonly enrol: StepTraits | null
  }
  /** Words of the audit log and of the mail; null for what is never set up. */
  readonly told: ToldOfMethod | null
}

/** What is said of one method of a kind: what its row keeps, and how many there may be. */
export interface InstanceTraits {
  /** What the row's `data` holds; it is held to it when it is bound. */
  readonly data: z.ZodType
  /**
   * `sealed`: we read it back (a seed). `sealed-until-kept`: we do until it is bound, and then the column is ''.
   * `slow-hash`: we never do (a password). `none`: the column is ''.
   */
  readonly secret: 'sealed' | 'sealed-until-kept' | 'slow-hash' | 'none'
  /** Whether people name theirs, to tell several apart. */
  readonly isNamed: boolean
  /** Whether one of several is picked before it is asked for; else whichever is right will do. */
  readonly isPicked: boolean
  /** Whether it counts in every portal, or only where it was made. */
  readonly scope: 'installation' | 'portal'
  /** Kinds that are counted together, and how many of them anybody can tell apart. */
  readonly group: { readonly name: string; readonly most: number }
  /**
   * A `counter` at which every answer that may have been right by `now` is used up: what it was is not known
   * where the database is a restored copy. Null for kinds that keep no counter.
   */
  readonly spentAt: ((now: number) => number) | null
  /**
   * The highest level that this very one can bring about, by its `data`; `aal1` where it stands in the place of
   * a password. Null for that of its kind (`uses.level`).
   */
  readonly reaches: ((method: Pick<Method, 'data'>) => MethodUses['level'] | 'aal1') | null
  /** What its authenticator says of itself, by its `data`; null for kinds that have none. */
  readonly device: ((method: Pick<Method, 'data'>) => MethodDevice) | null
  /** How often one works, as its `counter` counts; null for any number of times. */
  readonly timesUsable: number | null
  /** It may be on somebody's phone, and goes with it. */
  readonly mayBeOnPhone: boolean
  /** A new one takes the place of the one there is, in the transaction that binds it. */
  readonly isRenewed: boolean
}

/** Told to its person, and nothing is decided by it. */
export interface MethodDevice {
  /** It was copied to other devices when it was last used. */
  readonly isCopied: boolean
  /** It verified its user when it was made. */
  readonly verifies: boolean
  /** What its maker calls it; null where that is not known. */
  readonly model: string | null
  /** Origin of the page that it was made on. */
  readonly page: string
}

/** What a kind may be used for: the most that a policy may allow. */
export interface MethodUses {
  /** `never`: no factor. `on-top`: only after another. `alone`: may be the first shown, and the only one. */
  readonly signIn: 'never' | 'on-top' | 'alone'
  /** The highest level that a proof of it can bring about; a proof that claims more is a fault. */
  readonly level: Exclude<AcrValue, 'aal1'>
  /** It finds the person before any address. */
  readonly identifies: boolean
  /** Whoever has forgotten it chooses another, vouched for by mailbox and the factors they hold. */
  readonly forgettable: boolean
  /**
   * Which changes it vouches for. `replacement`: that what was lost is set up anew, and nothing else; what it has let
   * in is held to the same for a day (`journeys/vouching.ts`).
   */
  readonly vouchesFor: 'nothing' | 'replacement' | 'every-change'
  /** It can be tried once it is there: a right answer uses nothing up, and may be given again at once. */
  readonly canBeTried: boolean
  /** A way back in a drawer: never the default, and asked for where it was chosen or is all there is. */
  readonly isSpare: boolean
}

/** How wrong answers to a kind are counted, slowed and ended (SP 800-63B-4 §3.2.2). */
export interface MethodAttempts {
  readonly rule: AttemptRule
  /**
   * What the last of them brings about beside being refused from then on: `suspended` is switched off, by
   * guesses behind a first proof. Before one it is slowed alone, so what stands alone has a secret that
   * nobody guesses.
   */
  readonly spent: 'suspended' | null
  /** What it is refused with from then on. */
  readonly spentCode: ErrorCode
  /** How often another party is asked, which a stranger must not tire out; null where none ever is. */
  readonly promptRule: AttemptRule | null
  /** Setting up is counted apart; null where nothing can be guessed at. */
  readonly enrolRule: AttemptRule | null
  /** Whether a right answer depends on the person's clock. */
  readonly isTimed: boolean
  /** What a right answer is refused with that was overtaken before it could be consumed. */
  readonly overtaken: WrongCode
}

/** What is said of one of a kind's two steps: the one that verifies it, the one that sets it up. */
export interface StepTraits {
  /** As in the kind's `wire.ts`; unique among all steps. */
  readonly name: MethodStep['name']
  /** An answer names an address, or costs a mail, a guess or the hashing of a password. */
  readonly isCostly: boolean
  /** Whether an answer is a guess that a browser is counted for, besides its network. */
  readonly isGuess: boolean
}

interface ToldOfMethod {
  readonly added: { readonly act: AuditAct; readonly mail: AddedMail | null }
  /** One in the place of another; null for what cannot be forgotten. */
  readonly replaced: { readonly act: AuditAct; readonly mail: 'password-changed' | null } | null
  /** The mail of what was switched off after too many wrong answers; null for what never is. */
  readonly disabled: 'method-disabled' | 'recovery-codes-disabled' | null
}

type AddedMail = 'method-added' | 'recovery-codes-made'

/** What a kind does. Nothing here decides what is asked of whom. */
export interface MethodWorks {
  readonly verify: VerifyWorks
  readonly enrol: EnrolWorks | null
  /** Another party answers (a phone, a second browser): by its own route, into the same rows. */
  readonly elsewhere: ElsewhereWorks | null
}

/** Proving that one is there: find whose it is, show the step, check the answer. */
export interface VerifyWorks {
  /** Whose method an answer is of, before any address; null for kinds that do not find anybody. */
  readonly find: ((at: Ceremony, answer: MethodAnswer) => Promise<Found>) | null
  /** `held` are the person's of this kind that count here; empty where there is nobody, and shown alike. */
  show(at: Ceremony, held: readonly Method[]): MethodStep
  /** What has to be there before the step is shown (rows of a challenge); null when it is. */
  begin?(at: Ceremony, held: readonly Method[]): Promise<Begun | null>
  /** What it sends because it was asked for; null for what sends nothing. */
  readonly sends: SendWorks | null
  /** Why nothing can be right now, so that nothing is charged. */
  whyNot?(at: Ceremony): Refusal | null
  /** Where what may be hit bounds how often it may be tried. Default: the rule of the kind. */
  ruleFor?(held: readonly Method[]): AttemptRule
  /** Whose attempts are charged. Default: the ceremony's budget. */
  budgetFor?(at: Ceremony, held: readonly Method[]): string
  /** Slow, and writes nothing but counters; does the same work where `held` is empty. */
  check(at: Ceremony, answer: MethodAnswer, held: readonly Method[]): Promise<Verdict>
  /** What a wrong answer brings about beside being charged. */
  noticeWrong?(at: Ceremony, answer: MethodAnswer): Promise<void>
}

interface SendWorks {
  send(at: Ceremony, payment: Payment): Promise<Sent>
  /** Makes those that send to the same place at once count each other. */
  lock(at: Ceremony): Statement<void>
}

/** Whom an answer names before any address. */
export interface Found {
  /** Null where nobody has it. */
  readonly method: Method | null
  /** What the answer names it by: guesses at what nobody has are counted for that. */
  readonly named: string
}

/** Setting one up: what is there before the answer, what is shown of it, whether the answer makes it count. */
export interface EnrolWorks {
  /** What is there before the answer (a seed to scan); null where the answer says it all. */
  begin: ((at: Ceremony, begun: BegunMethod) => Method) | null
  /** Rows of a challenge that the answer is to, where they are not there; null for kinds that ask none. */
  asks: ((at: Ceremony) => Begun | null) | null
  /**
   * @param pending as for `check`.
   * @param placed all that the person has, of every kind, in every portal.
   */
  show(at: Ceremony, pending: Method | null, placed: readonly Method[]): MethodStep
  /** @param pending what `begin` made; null for kinds that begin with the answer. */
  check(at: Ceremony, answer: MethodAnswer, pending: Method | null): Promise<EnrolVerdict>
}

/** What a new method begins with, before there is anything in it. */
export interface BegunMethod {
  readonly personId: string
  /** Free among what the person has. */
  readonly name: string
}

/**
 * How another party's answer reaches the row that a flow waits on. See `journeys/elsewhere.ts` for what is
 * asked of it.
 */
export interface ElsewhereWorks {
  /** Id of the one-time row that a token stands for, by its keyed digest; null for what we did not make. */
  rowOf(token: string): string | null
  /**
   * Guarded: false where it is not what the row waits for, and where another answer came first.
   * @param row of this kind and of the portal that is spoken to, unused and in time when it was read.
   */
  take(
    row: OneTimeSecret,
    answer: Readonly<Record<string, unknown>>,
    now: number,
  ): Statement<boolean>
}

/** Writes the rows that a challenge consists of, in a transaction with the flow. */
export type Begun = () => Statement<void>

/** What sending consists of, all in one transaction. */
export interface Sent {
  /** From when on this flow may ask again. */
  readonly turnFrom: number
  guards(): Statement<Refusal | null>
  readonly records: readonly (() => Statement<void>)[]
  /** The turn that a refusal leaves behind; null for none. */
  turnAfter(refusal: Refusal): number | null
}

/** What checking an answer found. Nothing counts by it until it is consumed. */
export type Verdict = Right | Wrong | Pending

/** Another party is asked; nothing is proven before it has answered. Only kinds with `elsewhere` return it. */
export interface Pending {
  readonly outcome: 'pending'
  /**
   * Asks it, once asking has been counted (it stays counted: it was asked), and gives the guarded rows that it answers to, false where the
   * answer was used by somebody else; absent where it was asked already.
   */
  ask?(): Promise<() => Statement<boolean>>
}

/** The answer is right. It counts once it is consumed, in the transaction with what it changes. */
export interface Right {
  readonly outcome: 'right'
  /** Of one of the methods that were held; null where it proves a mailbox and no person's method. */
  readonly proof: Proof | null
  /** What is written and told of its use, beside the session that comes of it. */
  readonly records?: readonly (() => Statement<void>)[]
  /**
   * Guarded statements, by what was checked still being there: false when somebody else used the
   * answer first, or what it is right for has gone.
   */
  consume(now: number): Statement<boolean>
  /** Undoes what `check` counted for a right answer that a fault of ours kept from counting. */
  giveBack?(): Statement<void>
}

/** What a wrong answer is refused with. */
export type WrongCode = Extract<
  ErrorCode,
  | 'wrong_code'
  | 'wrong_password'
  | 'credential_refused'
  | 'user_not_verified'
  | 'code_used'
  | 'code_expired'
>

/** The answer is wrong, and was charged. */
export interface Wrong {
  readonly outcome: 'wrong'
  readonly code: WrongCode
  /** Further tries that this very code or method allows; absent where only the budget counts. */
  readonly left?: number
  /** When another answer can be right; absent where that may be now. */
  readonly retryAfterMs?: number
  /** What the log says of it; absent where it says what it says of any wrong answer. */
  readonly act?: AuditAct
  /** Told to its person; absent where nothing is. */
  readonly told?: () => Statement<void>
}

/**
 * What setting one up found of an answer: a method to keep, a wrong code, or what speaks against the answer (a
 * weak password), which is no guess and not charged.
 */
export type EnrolVerdict =
  | {
      readonly outcome: 'right'
      /** As it will be kept; its name is a suggestion, for whoever gives none. */
      readonly method: Method
      /** Null where setting it up proves nothing. */
      readonly proof: Proof | null
      /** Guarded rows that are part of it, or that it answers to: false where somebody was first. */
      readonly parts?: () => Statement<boolean>
    }
  | Wrong
  | { readonly outcome: 'refused'; readonly refusal: Refusal }

/**
 * A wrong answer as `check` returns it.
 * @param details what the person is told beside the code; absent members are not said.
 */
export const wrong = (code: WrongCode, details: Omit<Wrong, 'outcome' | 'code'> = {}): Wrong => ({
  outcome: 'wrong',
  code,
  ...details,
})
