import { z } from 'zod'
import {
  KEY_RULES,
  LONGEST_HELP_WAIT,
  MOST_GRACE_DAYS,
  MOST_GRACE_SIGN_INS,
  OFFER_RULES,
  OLDEST_SIGN_IN_MINUTES,
  PASSWORD_PRESETS,
  POLICY_LEVELS,
  RECOVERY_CODE_RULES,
  SESSION_KINDS,
  SHORTEST_HELP_WAIT,
} from '../../contract/plain/policy.ts'
import {
  FIRST_FACTOR_KINDS,
  FORGETTABLE,
  isKey,
  isSecondFactor,
  SECOND_FACTOR_KINDS,
  SPARE_KINDS,
} from '../methods/kinds.ts'
import type { MethodTraits } from '../methods/method.ts'
import { traitsOf } from '../methods/registry.ts'
import { keptByText } from '../values/kept-by-text.ts'
import { actFactors, acts, areActs } from './act-factors.ts'
import { enrolling, isLimited } from './enrolling.ts'
import { isAtLeast } from './levels.ts'

/** What a sign-in may begin with: something that people can set up, and nothing that is restricted. */
export function mayBegin(kinds: readonly MethodTraits[]): boolean {
  return (
    kinds.some(({ steps }) => steps.enrol !== null) && kinds.every(({ restricted }) => !restricted)
  )
}

/** What may come on top: something that people can set up, and that is not restricted. */
export function mayFollow(kinds: readonly MethodTraits[]): boolean {
  return kinds.some(({ restricted, steps }) => steps.enrol !== null && !restricted)
}

/** What a portal asks of its people. Kept as JSON in the portal's row; a request can only ask for more. */
const policyShape = z.strictObject({
  /** Level that every sign-in must reach. */
  level: z.enum(POLICY_LEVELS).default('aal2'),
  password: z.enum(PASSWORD_PRESETS).default('nist'),
  /**
   * Methods that a sign-in may begin with, of which an invitation sets one up: what can be forgotten where it is
   * one of them, else the first. What is restricted is none.
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
  /** Sign-ins that may go ahead while a newly demanded method is still lacking; 0 for none, or for as many as the days have. */
  graceSignIns: z.int().min(0).max(MOST_GRACE_SIGN_INS).default(0),
  /**
   * Days after the one of the change that asks, through the last of which they may, on the portal's clock; 0 for no
   * such limit. Where both are said, what ends first ends it.
   */
  graceDays: z.int().min(0).max(MOST_GRACE_DAYS).default(0),
  /**
   * Whether a browser may remember addresses that were signed in with in it; false forgets those that it has
   * as each comes back.
   */
  rememberAddresses: z.boolean().default(true),
  /** Codes for the drawer: none are accepted, whoever has another factor may make them, or has to. */
  recoveryCodes: z.enum(RECOVERY_CODE_RULES).default('offered'),
  /** Whether what finds its person is offered at the end of a sign-in: "next time without a password". */
  offer: z.enum(OFFER_RULES).default('off'),
  /**
   * How old the sign-in of a session may be that is gone on with; what is older is shown anew (OpenID Connect Core
   * §3.1.2.1, `max_age`). Null for as old as the session may become. A page or its server may ask for less.
   */
  maxAgeMinutes: z.int().min(1).max(OLDEST_SIGN_IN_MINUTES).nullable().default(null),
  actFactors,
  acts,
  enrolling,
  /** Whatever the helpdesk gives back is agreed to by a second agent, for everybody; always so for console roles. */
  secondAgent: z.boolean().default(false),
  /**
   * Hours for which the person is told of what rests on a mailbox alone, before it is done without a second agent.
   */
  helpWaitHours: z.int().min(SHORTEST_HELP_WAIT).max(LONGEST_HELP_WAIT).default(SHORTEST_HELP_WAIT),
  /** Of the console alone (`portals/ours.ts`). Left out: offered. */
  keyToAct: z.enum(KEY_RULES).optional(),
})

type Shape = z.infer<typeof policyShape>

/** Whether anybody could get in: by one of the first factors, with what may be set up on top of it. */
function opensToSomebody({ level, enrolling, ...policy }: Shape): boolean {
  const seconds = enrollable(policy).flatMap((kind) => traitsOf(kind).categories)
  const isEnough = ({ kind, categories, steps }: MethodTraits): boolean =>
    steps.enrol !== null &&
    !isLimited({ enrolling }, kind) &&
    (level === 'aal1' || new Set([...categories, ...seconds]).size >= 2)
  return policy.firstFactors.map(traitsOf).some(isEnough)
}

/** Else people would confirm by what lets nobody in, or by what nobody can set up. */
const mayConfirm = ({ secondFactors }: Shape, only: Shape['actFactors']): boolean =>
  only === null ||
  (only.every((kind) => secondFactors.includes(kind)) && mayFollow(only.map(traitsOf)))

/** Parts that have to go together; the path of what does not. */
const MISFITS: readonly (readonly [keyof Shape, (policy: Shape) => boolean])[] = [
  // Where nobody has a password, what an invitation sets up has to be everybody's, and enough.
  ['firstFactors', (policy) => isPasswordless(policy) && !opensToSomebody(policy)],
  ['actFactors', (policy) => !mayConfirm(policy, policy.actFactors)],
  ['acts', (policy) => !policy.acts.every(({ factors }) => mayConfirm(policy, factors))],
  ['acts', (policy) => !areActs(policy)],
  [
    'enrolling',
    ({ enrolling }) => new Set(enrolling.map(({ kind }) => kind)).size < enrolling.length,
  ],
  // What is demanded can be set up, and signed in with.
  [
    'keyToAct',
    ({ keyToAct, ...policy }) =>
      keyToAct === 'demanded' && !enrollable(policy).some((kind) => isKey({ kind })),
  ],
  // Whoever is asked for a second factor can set one up, whatever their role, next year too.
  [
    'enrolling',
    ({ level, enrolling, ...policy }) =>
      level !== 'aal1' && enrollable(policy).every((kind) => isLimited({ enrolling }, kind)),
  ],
  [
    'enrolling',
    ({ recoveryCodes, enrolling }) =>
      recoveryCodes === 'compulsory' && SPARE_KINDS.some((kind) => isLimited({ enrolling }, kind)),
  ],
]

export const policySchema = policyShape.superRefine((policy, context) => {
  for (const [path, isMisfit] of MISFITS)
    if (isMisfit(policy))
      context.addIssue({ code: 'custom', path: [path], message: 'does not fit the rest' })
})

export type PortalPolicy = Readonly<Shape>

/** Whether a sign-in may rest on a kind: as its first factor, or on top of one. */
export function isAccepted(policy: PortalPolicy, kind: string): boolean {
  const { firstFactors, secondFactors } = policy
  return [...firstFactors, ...secondFactors, ...spares(policy)].some((one) => one === kind)
}

/** What somebody may keep in a drawer here. */
function spares({ recoveryCodes }: PortalPolicy): PortalPolicy['secondFactors'] {
  return recoveryCodes === 'off' ? [] : [...SPARE_KINDS]
}

/** Whether nobody is asked for a password, nor chooses one: what opens the portal is set up when somebody is invited. */
export function isPasswordless({ firstFactors }: Pick<Shape, 'firstFactors'>): boolean {
  return !firstFactors.some((kind) => kind === FORGETTABLE.kind)
}

/** Of what a sign-in may rest on, what lets in by itself or on top of what everybody has. */
export function openingOf(policy: Seconds): PortalPolicy['secondFactors'] {
  return isPasswordless(policy) ? firstSeconds(policy) : secondsOf(policy)
}

/** Second factors that people set up themselves, the preferred one first; and first ones that are more than knowledge. */
export function enrollable(policy: Seconds): PortalPolicy['secondFactors'] {
  return secondsOf(policy).filter((kind) => traitsOf(kind).steps.enrol !== null)
}

type Seconds = Pick<Shape, 'secondFactors' | 'firstFactors'>

/** What a sign-in may rest on beside what somebody knows, the preferred one first. */
export function secondsOf(policy: Seconds): PortalPolicy['secondFactors'] {
  const first = firstSeconds(policy)
  const { secondFactors } = policy
  const both = isPasswordless(policy) ? [...first, ...secondFactors] : [...secondFactors, ...first]
  return [...new Set(both)]
}

const firstSeconds = ({ firstFactors }: Seconds): PortalPolicy['secondFactors'] =>
  firstFactors.filter((kind) => isSecondFactor({ kind }))

/** What whoever is new sets up beside a password, or in its place; null where that alone opens the portal. */
export function setUpBeside(policy: PortalPolicy): PortalPolicy['secondFactors'][number] | null {
  const isAsked = isPasswordless(policy) || isAtLeast(policy.level, 'aal2')
  return isAsked ? (enrollable(policy)[0] ?? null) : null
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
