import { z } from 'zod'
import type { LocalDay } from '../../contract/plain/local-end.ts'
import {
  MOST_GRACE_SIGN_INS,
  OFFER_RULES,
  OLDEST_SIGN_IN_MINUTES,
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

/** Who may set one of a kind up, and until when; whoever has one keeps it. */
const enrolmentLimit = z.strictObject({
  kind: z.enum([...SECOND_FACTOR_KINDS, ...SPARE_KINDS]),
  /** Roles, of which one is enough; null for everybody. */
  roles: z.array(z.string()).min(1).nullable(),
  /** The last day, on the portal's clock; null for none. */
  lastDay: z.iso.date().nullable(),
})

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
  /** Sign-ins that may go ahead while a newly demanded method is still lacking. */
  graceSignIns: z.int().min(0).max(MOST_GRACE_SIGN_INS).default(0),
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
  /**
   * Of the second factors, those by which an act is confirmed, and nothing else is; null for those of a sign-in, and
   * what stands in for them.
   */
  actFactors: z.array(z.enum(SECOND_FACTOR_KINDS)).nullable().default(null),
  /** A kind that is not there is for everybody, for ever. */
  enrolling: z
    .array(enrolmentLimit)
    .max(SECOND_FACTOR_KINDS.length + SPARE_KINDS.length)
    .default([]),
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

/** Parts that have to go together; the path of what does not. */
const MISFITS: readonly (readonly [keyof Shape, (policy: Shape) => boolean])[] = [
  // Where nobody has a password, what an invitation sets up has to be everybody's, and enough.
  ['firstFactors', (policy) => isPasswordless(policy) && !opensToSomebody(policy)],
  // People would confirm by what lets nobody in, or by what nobody can set up.
  [
    'actFactors',
    ({ actFactors, secondFactors }) =>
      actFactors !== null &&
      !(
        actFactors.every((kind) => secondFactors.includes(kind)) &&
        mayFollow(actFactors.map(traitsOf))
      ),
  ],
  [
    'enrolling',
    ({ enrolling }) => new Set(enrolling.map(({ kind }) => kind)).size < enrolling.length,
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

const isLimited = ({ enrolling }: Pick<Shape, 'enrolling'>, kind: string): boolean =>
  enrolling.some((limit) => limit.kind === kind)

/** Who wants to set something up, and when. */
export interface Enrolling {
  readonly roles: readonly string[]
  /** On the portal's clock. */
  readonly day: LocalDay
}

/** Whether somebody with those roles may set one of the kind up on that day. */
export function mayEnrol({ enrolling }: PortalPolicy, kind: string, by: Enrolling): boolean {
  const limit = enrolling.find((one) => one.kind === kind)
  if (!limit) return true
  const { roles, lastDay } = limit
  const isTheirs = roles === null || roles.some((role) => by.roles.includes(role))
  return isTheirs && (lastDay === null || by.day <= lastDay)
}

/** Whether a sign-in may rest on a kind: as its first factor, or on top of one. */
export function isAccepted(policy: PortalPolicy, kind: string): boolean {
  const { firstFactors, secondFactors } = policy
  return [...firstFactors, ...secondFactors, ...spares(policy)].some((one) => one === kind)
}

/** Whether an act may be confirmed by a kind, on top of what is known. */
export function confirmsActs({ actFactors }: PortalPolicy, kind: string): boolean {
  const isOnTop = [...SECOND_FACTOR_KINDS, ...SPARE_KINDS].some((one) => one === kind)
  return actFactors === null || !isOnTop || actFactors.some((one) => one === kind)
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
