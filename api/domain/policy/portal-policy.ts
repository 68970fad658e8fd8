import { z } from 'zod'
import {
  MOST_GRACE_SIGN_INS,
  PASSWORD_PRESETS,
  POLICY_LEVELS,
  SESSION_KINDS,
} from '../../contract/plain/policy.ts'
import { FIRST_FACTOR_KINDS, FORGETTABLE, SECOND_FACTOR_KINDS } from '../methods/kinds.ts'
import { traitsOf } from '../methods/registry.ts'
import { keptByText } from '../values/kept-by-text.ts'

/** What a portal asks of its people. Kept as JSON in the portal's row; a request can only ask for more. */
export const policySchema = z.strictObject({
  /** Level that every sign-in must reach. */
  level: z.enum(POLICY_LEVELS).default('aal2'),
  password: z.enum(PASSWORD_PRESETS).default('nist'),
  /** Methods that a sign-in may begin with; what everybody is given when they are invited is one of them. */
  firstFactors: z
    .array(z.enum(FIRST_FACTOR_KINDS))
    .refine((kinds) => kinds.includes(FORGETTABLE.kind))
    .default([FORGETTABLE.kind]),
  /**
   * Methods that count on top of the first, the preferred one first. NIST SP 800-63B-4 §3.2.9: nobody
   * is left with a restricted one alone.
   */
  secondFactors: z
    .array(z.enum(SECOND_FACTOR_KINDS))
    .refine((kinds) => kinds.some((kind) => !traitsOf(kind).restricted))
    .default(SECOND_FACTOR_KINDS.slice(0, 1)),
  /** `short`: 15 minutes without activity, 12 hours in all (NIST SP 800-63B-4 §2.3.3), at any level. */
  sessions: z.enum(SESSION_KINDS).default('standard'),
  /** Sign-ins that may go ahead while a newly demanded method is still lacking. */
  graceSignIns: z.int().min(0).max(MOST_GRACE_SIGN_INS).default(0),
})

export type PortalPolicy = Readonly<z.infer<typeof policySchema>>

/** Whether a sign-in may rest on a kind: as its first factor, or on top of one. */
export function isAccepted({ firstFactors, secondFactors }: PortalPolicy, kind: string): boolean {
  return [...firstFactors, ...secondFactors].some((accepted) => accepted === kind)
}

/** @throws when the text is not a policy: better no sign-in than one under rules nobody set. */
export const parsePortalPolicy = keptByText(
  (json): PortalPolicy => policySchema.parse(JSON.parse(json)),
)

/** Of a portal that says nothing. */
export function completePolicy(): PortalPolicy {
  return policySchema.parse({})
}
