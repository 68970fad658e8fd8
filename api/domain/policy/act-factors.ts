import { z } from 'zod'
import { LONGEST_ACT } from '../../contract/plain/lengths.ts'
import {
  ACTS_BY,
  MOST_POLICY_ACTS,
  POLICY_ACTS,
  type PolicyAct,
} from '../../contract/plain/policy.ts'
import { SECOND_FACTOR_KINDS, SPARE_KINDS } from '../methods/kinds.ts'

/** What an act is confirmed by, where a policy says something else of it than of the rest. */

const factors = z.array(z.enum(SECOND_FACTOR_KINDS)).nullable()

/** Of the second factors, those by which an act is confirmed; null for those of a sign-in, and what stands in for them. */
export const actFactors = factors.default(null)

/** Acts by name, each once. */
export const acts = z
  .array(z.strictObject({ by: z.enum(ACTS_BY), act: z.string().min(1).max(LONGEST_ACT), factors }))
  .max(MOST_POLICY_ACTS)
  .default([])

/** An act, by whose word it is. */
export interface NamedAct {
  readonly by: (typeof ACTS_BY)[number]
  readonly act: string
}

interface ActRules {
  readonly actFactors: z.infer<typeof actFactors>
  readonly acts: z.infer<typeof acts>
}

/** They lead to what people get in by, and have rules of their own: `actFactors` is for the rest. */
const OF_THEIR_OWN: readonly PolicyAct[] = ['codes.make', 'password.change']

const isSame = (one: NamedAct, other: NamedAct): boolean =>
  one.by === other.by && one.act === other.act

/** Kinds by which an act is confirmed, and nothing else; null for those of a sign-in. */
export function factorsFor(policy: ActRules, asked: NamedAct): ActRules['actFactors'] {
  const said = policy.acts.find((one) => isSame(one, asked))
  if (said) return said.factors
  const isRest = asked.by === 'host' || OF_THEIR_OWN.every((one) => one !== asked.act)
  return isRest ? policy.actFactors : null
}

/** Whether an act may be confirmed by a kind, on top of what is known. */
export function confirmsAct(policy: ActRules, asked: NamedAct, kind: string): boolean {
  const only = factorsFor(policy, asked)
  const isOnTop = [...SECOND_FACTOR_KINDS, ...SPARE_KINDS].some((one) => one === kind)
  return only === null || !isOnTop || only.some((one) => one === kind)
}

/** Whether all of them are acts of ours or a host's, and none is there twice. */
export function areActs({ acts }: Pick<ActRules, 'acts'>): boolean {
  const isKnown = ({ by, act }: NamedAct): boolean =>
    by === 'host' || POLICY_ACTS.some((one) => one === act)
  return acts.every(
    (one, at) => isKnown(one) && acts.findIndex((other) => isSame(one, other)) === at,
  )
}
