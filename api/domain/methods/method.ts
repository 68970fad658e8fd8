import type { z } from 'zod'
import type { ErrorCode } from '../../contract/errors.ts'
import type { AcrValue, MethodKind, MethodStep } from '../../contract/views.ts'
import type { Method } from '../../ports/store/method-store.ts'
import type { AuditAct } from '../audit/audit.ts'
import type { Services } from '../services.ts'
import type { AttemptRule } from './attempt-rules.ts'
import type { Category } from './proof.ts'
import type { WrongCode } from './verdict.ts'
import type { MethodWorks } from './works.ts'

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
