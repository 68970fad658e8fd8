import { z } from 'zod'
import {
  MOST_GRACE_SIGN_INS,
  PASSWORD_PRESETS,
  POLICY_LEVELS,
  RECOVERY_CODE_RULES,
  SESSION_KINDS,
} from '../../contract/plain/policy.ts'
import {
  FIRST_FACTOR_KINDS,
  FORGETTABLE,
  isSecondFactor,
  SECOND_FACTOR_KINDS,
  SPARE_KINDS,
} from '../methods/kinds.ts'
import type { MethodTraits } from '../methods/method.ts'
import { traitsOf } from '../methods/registry.ts'
import { keptByText } from '../values/kept-by-text.ts'

/** What a sign-in may begin with: what everybody has is there, and nothing that is restricted. */
export function mayBegin(kinds: readonly MethodTraits[]): boolean {
  return kinds.includes(FORGETTABLE) && kinds.every(({ restricted }) => !restricted)
}

/** What may come on top: something that people can set up, and that is not restricted. */
export function mayFollow(kinds: readonly MethodTraits[]): boolean {
  return kinds.some(({ restricted, steps }) => steps.enrol !== null && !restricted)
}

/** What a portal asks of its people. Kept as JSON in the portal's row; a request can only ask for more. */
export const policySchema = z.strictObject({
  /** Level that every sign-in must reach. */
  level: z.enum(POLICY_LEVELS).default('aal2'),
  password: z.enum(PASSWORD_PRESETS).default('nist'),
  /**
   * Methods that a sign-in may begin with; what everybody is given when they are invited is one of them,
   * what is restricted is none.
   */
  firstFactors: z
    .array(z.enum(FIRST_FACTOR_KINDS))
    .refine((kinds) => mayBegin(kinds.map(traitsOf)))
    .default([FORGETTABLE.kind]),
  /**
   * Methods that count on top of the first, the preferred one first. One of them can be set up, and is
   * not restricted: nobody is left with such a one alone (NIST SP 800-63B-4 §3.2.9).
   */
  secondFactors: z
    .array(z.enum(SECOND_FACTOR_KINDS))
    .refine((kinds) => mayFollow(kinds.map(traitsOf)))
    .default(SECOND_FACTOR_KINDS.slice(0, 1)),
  /** `short`: 15 minutes without activity, 12 hours in all (NIST SP 800-63B-4 §2.3.3), at any level. */
  sessions: z.enum(SESSION_KINDS).default('standard'),
  /** Sign-ins that may go ahead while a newly demanded method is still lacking. */
  graceSignIns: z.int().min(0).max(MOST_GRACE_SIGN_INS).default(0),
  /**
   * Whether a browser may remember addresses that were signed in with in it; false forgets those that it has
   * as each comes back.
   */
  rememberAddresses: z.boolean().default(true),
  /** Codes for the drawer: none are accepted, whoever has another factor may make them, or has to. */
  recoveryCodes: z.enum(RECOVERY_CODE_RULES).default('offered'),
})

export type PortalPolicy = Readonly<z.infer<typeof policySchema>>

/** Whether a sign-in may rest on a kind: as its first factor, or on top of one. */
export function isAccepted(policy: PortalPolicy, kind: string): boolean {
  const { firstFactors, secondFactors } = policy
  return [...firstFactors, ...secondFactors, ...spares(policy)].some((one) => one === kind)
}

/** What somebody may keep in a drawer here. */
function spares({ recoveryCodes }: PortalPolicy): PortalPolicy['secondFactors'] {
  return recoveryCodes === 'off' ? [] : [...SPARE_KINDS]
}

/** Second factors that people set up themselves, the preferred one first; and first ones that are more than knowledge. */
export function enrollable(policy: PortalPolicy): PortalPolicy['secondFactors'] {
  return secondsOf(policy).filter((kind) => traitsOf(kind).steps.enrol !== null)
}

/** What a sign-in may rest on beside what somebody knows, the preferred one first. */
export function secondsOf({ secondFactors, firstFactors }: PortalPolicy) {
  const first = firstFactors.filter((kind) => isSecondFactor({ kind }))
  return [...new Set([...secondFactors, ...first])]
}

/** What somebody may add by their own will, the preferred one first. */
export function addable(policy: PortalPolicy): PortalPolicy['secondFactors'] {
  return [...enrollable(policy), ...spares(policy)]
}

/** @throws when the text is not a policy: better no sign-in than one under rules nobody set. */
export const parsePortalPolicy = keptByText(
  (json): PortalPolicy => policySchema.parse(JSON.parse(json)),
)

/** Of a portal that says nothing. */
export function completePolicy(): PortalPolicy {
  return policySchema.parse({})
}
