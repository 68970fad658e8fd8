import type { ProvenFactor } from '../policy/levels.ts'

/** What has been proven and chosen in one flow, in one browser. Kept as JSON in the flow's row. */
export interface FlowFacts {
  /** The invitation was named by its link; its state may then be told at once. */
  readonly byLink?: true
  /** The link's token belongs to no invitation. */
  readonly unknownLink?: true
  /** Id of what the host's server was given for the address to be proven. */
  readonly verification?: string
  /** "I am not the right person" was pressed, and may still be taken back. */
  readonly declining?: true
  /** The inviter was told that it is for somebody else. */
  readonly declined?: true
  /** When the mailbox was proven here. */
  readonly mailboxAt?: number
  /**
   * From when on a code may be sent from here. Fixed when one is asked for or sent: nothing that
   * others ask for meanwhile puts it off.
   */
  readonly codeFrom?: number
  /** Factors proven here. What a continued session adds is never kept: see `standing.ts`. */
  readonly proven?: readonly ProvenFactor[]
  /** The person chose to go on with the session that was live. */
  readonly continued?: true
  /** What was added by an invitation has been accepted. */
  readonly accepted?: true
  /** The method that `add-method` is for has been added here. */
  readonly added?: true
  /** The method that is being set up because policy wants it. */
  readonly enrolling?: 'totp'
  /** The password was forgotten, or never chosen. */
  readonly recovering?: true
  /** When the forgotten password was replaced here. */
  readonly passwordReplacedAt?: number
  /** This sign-in goes ahead without the method that policy wants. */
  readonly grace?: true
}

export function parseFacts(json: string): FlowFacts {
  return JSON.parse(json)
}

/** Adds a factor; the same authenticator proven again counts once. */
export function withProven(facts: FlowFacts, factor: ProvenFactor): readonly ProvenFactor[] {
  return [...(facts.proven ?? []).filter((other) => other.methodId !== factor.methodId), factor]
}
