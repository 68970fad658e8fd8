import type { MethodKind } from '../../contract/views.ts'
import type { Proof } from '../methods/proof.ts'

/** What has been proven and chosen in one flow, in one browser. Kept as JSON in the flow's row. */
export interface FlowFacts {
  /** The invitation was named by its link; its state may then be told at once. */
  readonly byLink?: true
  /** The link's token belongs to no invitation. */
  readonly unknownLink?: true
  /** Id of what the host's server was given for the address to be proven. */
  readonly verification?: string
  /**
   * What is confirmed here, named at the start and never changed. `asked`: id of what the host's server was
   * given for it; null for an act of ours.
   */
  readonly confirms?: {
    readonly act: string
    readonly object: string
    readonly asked: string | null
  }
  /** What is confirmed was shown, and agreed to. */
  readonly agreed?: true
  /** "I am not the right person" was pressed, and may still be taken back. */
  readonly declining?: true
  /** The inviter was told that it is for somebody else. */
  readonly declined?: true
  /**
   * What the one door for everybody led somebody with an account to, decided when the mailbox was proven:
   * what becomes of the invitation meanwhile makes no other journey of it.
   */
  readonly ledTo?: 'addition' | 'recovery'
  /** When the mailbox was proven here. */
  readonly mailboxAt?: number
  /**
   * From when on a code may be sent from here. Fixed when one is asked for or sent: nothing that
   * others ask for meanwhile puts it off.
   */
  readonly codeFrom?: number
  /** The address was typed here, or chosen among those of the browser: nobody was found by other means. */
  readonly named?: true
  /** Among the addresses of this browser there is none that is meant. */
  readonly otherAddress?: true
  /** The address is not to be remembered in this browser: others use the computer, too. */
  readonly unremembered?: true
  /** Factors proven here. What a continued session adds is never kept: see `counting-proofs.ts`. */
  readonly proven?: readonly Proof[]
  /** The method that the person chose to verify with. */
  readonly chosen?: MethodKind
  /** Which one of it, for kinds of which one is picked; it counts while it is held. */
  readonly chosenMethod?: string
  /** Another way is wanted; `lost` is the kind that the person said they no longer have. */
  readonly picking?: { readonly lost?: MethodKind }
  /** A pass of the helpdesk is to be shown, though there is something else to verify with. */
  readonly withPass?: true
  /** A recovery code was shown here: what is left of them has been told. */
  readonly codesTold?: true
  /** And a new set is being made. */
  readonly renewingCodes?: true
  /** The person chose to go on with the session that was live. */
  readonly continued?: true
  /** What was added by an invitation has been accepted. */
  readonly accepted?: true
  /** The method that `add-method` is for has been added here. */
  readonly added?: true
  /** Which one it is, as far as the version that wrote it said so. */
  readonly addedMethod?: string
  /** The method that `try-method` is for, named at the start and never changed. */
  readonly tries?: string
  /** What is being set up: because policy wants it, or as `add-method` was asked for. */
  readonly enrolling?: MethodKind
  /** What the person chose to know was forgotten, or never chosen. */
  readonly recovering?: true
  /** When what was forgotten was replaced here. */
  readonly replacedAt?: number
  /** What finds its person was offered: the browser makes it by itself, or made none; it is set up, or was left. */
  readonly offer?: 'quiet' | 'unmade' | 'taken' | 'left'
  /** This sign-in goes ahead without the method that policy wants. */
  readonly grace?: true
}

/** As a version before wrote it: flows live for a day, and outlive an update. */
interface FormerFacts extends Omit<FlowFacts, 'proven'> {
  readonly proven?: readonly FormerProof[]
  readonly passwordReplacedAt?: number
}
type FormerProof = Omit<Proof, 'categories'> &
  Partial<Pick<Proof, 'categories'>> & { readonly category?: Proof['categories'][number] }

/**
 * The facts of a flow's row, also as a version before wrote them.
 * @throws when the text is not what this server wrote.
 */
export function parseFacts(json: string): FlowFacts {
  const { passwordReplacedAt, ...facts }: FormerFacts = JSON.parse(json)
  return {
    ...facts,
    ...(facts.proven ? { proven: facts.proven.map(asProof) } : {}),
    ...(passwordReplacedAt === undefined ? {} : { replacedAt: passwordReplacedAt }),
  } as FlowFacts
}

function asProof({ category, categories, ...proof }: FormerProof): Proof {
  const unsaid = { resistant: false, bound: false, verified: false }
  return { ...unsaid, ...proof, categories: categories ?? (category ? [category] : []) }
}

/** Adds a factor; the same authenticator proven again counts once. */
export function withProven(facts: FlowFacts, proof: Proof): readonly Proof[] {
  return [...(facts.proven ?? []).filter(({ methodId }) => methodId !== proof.methodId), proof]
}
