import { LEVELS } from '../../../contract/plain/policy.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { SPARE_KINDS } from '../../methods/kinds.ts'
import { restingOn } from '../../methods/proof.ts'
import { isAtLeast, type Level, levelOf } from '../../policy/levels.ts'
import { isAccepted, type PortalPolicy, secondsOf } from '../../policy/portal-policy.ts'
import type { Services } from '../../services.ts'
import type { Portal } from '../portal.ts'

/** Sessions that rest on a way to verify that a policy accepts no more. */

/**
 * What a session's proofs add up to under a policy, whatever its password has to be like. Null for nothing.
 */
function worthOf(rest: string, policy: PortalPolicy): Level | null {
  const accepted = restingOn(rest).filter(({ kind }) => isAccepted(policy, kind))
  return levelOf(accepted, policy.password)
}

/** Rows from before do not say what they rest on: they are taken for the worst. */
function isFallen(rest: string, from: PortalPolicy, to: PortalPolicy): boolean {
  if (rest === '') return true
  const [before, after] = [worthOf(rest, from), worthOf(rest, to)]
  return before !== null && (after === null || !isAtLeast(after, before))
}

/** What live sessions rest on that a policy accepts less of. Nothing is looked at where it accepts all that it did. */
export function* fallenIn(
  { store }: Pick<Services, 'store'>,
  { id, policy: from }: Portal,
  { to, now }: { readonly to: PortalPolicy; readonly now: number },
): Statement<readonly string[]> {
  const kinds = [...secondsOf(from), ...from.firstFactors, ...SPARE_KINDS]
  const isLess = kinds.some((kind) => isAccepted(from, kind) && !isAccepted(to, kind))
  const rests = isLess ? yield* store.sessions.restsIn(id, LEVELS, now) : []
  return rests.filter((rest) => isFallen(rest, from, to))
}
