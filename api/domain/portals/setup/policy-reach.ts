import { CONCERNS, LEVELS } from '../../../contract/plain/policy.ts'
import type { Concern, Reach, ReachRule } from '../../../ports/store/policy-reach-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { SPARE_KINDS, VOUCHING_KINDS } from '../../methods/kinds.ts'
import { traitsOf } from '../../methods/registry.ts'
import { isAtLeast } from '../../policy/levels.ts'
import { isAccepted, type PortalPolicy, secondsOf } from '../../policy/portal-policy.ts'
import type { Services } from '../../services.ts'
import type { Portal } from '../portal.ts'
import { refuse } from '../rules/setup-refusal.ts'

/** What was given with a change: the name of the preview, or that the command line goes on without one. */
export type Previewed = string | 'unseen' | undefined

type Counts = Readonly<Record<Concern, number>>

/** Levels that a session may have and a policy no longer takes; none where the level is not raised. */
function levelsBelow({ level }: PortalPolicy) {
  return LEVELS.filter((one) => !isAtLeast(one, level))
}

function ruleOf(policy: PortalPolicy): ReachRule {
  return {
    asksTwo: isAtLeast(policy.level, 'aal2'),
    accepted: secondsOf(policy),
    vouching: VOUCHING_KINDS,
    spares: SPARE_KINDS.filter((kind) => isAccepted(policy, kind)).map((kind) => ({
      kind,
      uses: traitsOf(kind).instance.timesUsable ?? Number.MAX_SAFE_INTEGER,
    })),
    asksForSpares: policy.recoveryCodes === 'compulsory',
    below: levelsBelow(policy),
  }
}

export function reachOf(portal: Portal, to: PortalPolicy, now: number): Reach {
  return { portalId: portal.id, from: ruleOf(portal.policy), to: ruleOf(to), now }
}

export function* countsOf({ store }: Pick<Services, 'store'>, reach: Reach): Statement<Counts> {
  const counts = { 'locked-out': 0, 'must-set-up': 0, 'signed-out': 0 }
  for (const concern of CONCERNS) counts[concern] = yield* store.policyReach.count(reach, concern)
  return counts
}

/** Of the portal as it was, the policy, and how many it reaches; sessions come and go, and are left out. */
export function previewOf(
  { digest }: Pick<Services, 'digest'>,
  portal: Portal,
  { policy, counts }: { readonly policy: PortalPolicy; readonly counts: Counts },
): string {
  const { 'signed-out': _sessions, ...people } = counts
  const shown = [policy, people].map((part) => JSON.stringify(part))
  return digest.of('policy-preview', portal.id, String(portal.version), ...shown)
}

/**
 * Refused where somebody could get in before, and nobody could afterwards; nothing lets that through.
 * @throws Refused `nobody_gets_in`
 */
export function* requireSomebodyIn({ store }: Pick<Services, 'store'>, reach: Reach) {
  const { portalId, from, to, now } = reach
  if (yield* store.policyReach.letsSomebodyIn(portalId, to, now)) return
  if (yield* store.policyReach.letsSomebodyIn(portalId, from, now)) refuse('nobody_gets_in')
}

/**
 * A change that concerns somebody names the list that was seen, and it is that list still. Asked under the
 * portal's lock.
 * @throws Refused `nobody_gets_in`, `preview_needed`, `changed_meanwhile`
 */
function* requirePreviewed(
  services: Pick<Services, 'store' | 'digest' | 'clock'>,
  portal: Portal,
  { policy, previewed }: { readonly policy: PortalPolicy; readonly previewed: Previewed },
): Statement<void> {
  const reach = reachOf(portal, policy, services.clock.now())
  yield* requireSomebodyIn(services, reach)
  if (previewed === 'unseen') return
  const counts = yield* countsOf(services, reach)
  if (previewed === undefined) {
    if (CONCERNS.some((concern) => counts[concern] > 0)) refuse('preview_needed')
    return
  }
  const now = previewOf(services, portal, { policy, counts })
  if (!services.digest.equal(previewed, now)) refuse('changed_meanwhile')
}

interface Asked {
  /** Undefined where it stays as it is. */
  readonly policy: PortalPolicy | undefined
  readonly previewed: Previewed
}

/**
 * What a change of policy does beside being kept: sessions below a level that is raised end with it. Returns
 * what the log says of that.
 * @throws Refused as `requirePreviewed`
 */
export function* takePolicy(
  services: Pick<Services, 'store' | 'digest' | 'clock'>,
  portal: Portal,
  { policy, previewed }: Asked,
): Statement<{ readonly sessionsEnded?: number }> {
  if (!policy) return {}
  yield* requirePreviewed(services, portal, { policy, previewed })
  const isRaised =
    policy.level !== portal.policy.level && isAtLeast(policy.level, portal.policy.level)
  if (!isRaised) return {}
  const { sessions } = services.store
  const ended = yield* sessions.endLevels(portal.id, levelsBelow(policy), services.clock.now())
  return ended > 0 ? { sessionsEnded: ended } : {}
}
