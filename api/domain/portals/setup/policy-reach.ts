import { CONSOLE_PORTAL } from '../../../contract/plain/ids.ts'
import { CONCERNS, LEVELS } from '../../../contract/plain/policy.ts'
import type { MethodKind } from '../../../contract/views.ts'
import { sha256 } from '../../../crypto/digest.ts'
import type { Concern, Reach, ReachRule } from '../../../ports/store/policy-reach-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { SPARE_KINDS, VOUCHING_KINDS } from '../../methods/kinds.ts'
import { traitsOf } from '../../methods/registry.ts'
import { UNASKED_MARK } from '../../methods/webauthn/credential.ts'
import { isAtLeast } from '../../policy/levels.ts'
import {
  isAccepted,
  isPasswordless,
  openingOf,
  type PortalPolicy,
} from '../../policy/portal-policy.ts'
import type { Services } from '../../services.ts'
import { rolesWith } from '../../values/rights.ts'
import type { Portal } from '../portal.ts'
import { refuse } from '../rules/setup-refusal.ts'
import { fallenIn } from './fallen-sessions.ts'

/** What was given with a change: the name of the preview, or that the command line goes on without one. */
export type Previewed = string | 'unseen' | undefined

type Counts = Readonly<Record<Concern, number>>

/** Levels that a session may have and a policy no longer takes; none where the level is not raised. */
function levelsBelow({ level }: PortalPolicy) {
  return LEVELS.filter((one) => !isAtLeast(one, level))
}

function sparesOf(is: (kind: MethodKind) => boolean) {
  return SPARE_KINDS.filter(is).map((kind) => ({
    kind,
    uses: traitsOf(kind).instance.timesUsable ?? Number.MAX_SAFE_INTEGER,
  }))
}

/** Beside a password it is nothing more; where there is none it lets in, alone or with another category. */
function besideStandIns(policy: PortalPolicy): readonly string[] | null {
  if (!isPasswordless(policy)) return []
  return isAtLeast(policy.level, 'aal2') ? policy.secondFactors : null
}

function ruleOf(policy: PortalPolicy): ReachRule {
  return {
    asksTwo: isPasswordless(policy) || isAtLeast(policy.level, 'aal2'),
    accepted: openingOf(policy),
    vouching: VOUCHING_KINDS,
    standIns: { mark: UNASKED_MARK, beside: besideStandIns(policy) },
    spares: sparesOf((kind) => isAccepted(policy, kind)),
    refusedSpares: sparesOf((kind) => !isAccepted(policy, kind)),
    asksForSpares: policy.recoveryCodes === 'compulsory',
    below: levelsBelow(policy),
    fallen: [],
  }
}

export function* reachOf(
  services: Pick<Services, 'store'>,
  portal: Portal,
  { to, now }: { readonly to: PortalPolicy; readonly now: number },
): Statement<Reach> {
  const fallen = yield* fallenIn(services, portal, { to, now })
  return {
    portalId: portal.id,
    from: ruleOf(portal.policy),
    to: { ...ruleOf(to), fallen },
    now,
  }
}

/** How many are concerned, and who: another person in the place of one makes another `whom`. */
export interface Concerned {
  readonly counts: Counts
  readonly whom: string
}

/** Ids that are read at once. */
const AT_ONCE = 5000

/** Sessions come and go by the minute: they are counted, and nobody is named by them. */
export function* concernedBy(
  { store }: Pick<Services, 'store'>,
  reach: Reach,
): Statement<Concerned> {
  const counts: Record<Concern, number> = {
    'locked-out': 0,
    'must-set-up': 0,
    'must-make-codes': 0,
    'loses-codes': 0,
    'signed-out': 0,
  }
  let whom = ''
  for (const concern of CONCERNS) {
    if (concern === 'signed-out') {
      counts[concern] = yield* store.policyReach.count(reach, concern)
      continue
    }
    let ids: readonly string[] = []
    do {
      const after = ids.at(-1) ?? ''
      ids = yield* store.policyReach.ids(reach, concern, { after, limit: AT_ONCE })
      counts[concern] += ids.length
      whom = sha256(JSON.stringify([whom, concern, ids]))
    } while (ids.length === AT_ONCE)
  }
  return { counts, whom }
}

/** Of the portal as it was, the policy, and whom it reaches. */
export function previewOf(
  { digest }: Pick<Services, 'digest'>,
  portal: Portal,
  { policy, whom }: { readonly policy: PortalPolicy; readonly whom: string },
): string {
  const { id, version } = portal
  return digest.of('policy-preview', id, String(version), JSON.stringify(policy), whom)
}

/**
 * Refused where somebody could get in before, and nobody could afterwards; where that is so of those who look after
 * the portal; nothing lets that through.
 * @throws Refused `nobody_gets_in`, `last_administrator`
 */
export function* requireSomebodyIn({ store }: Pick<Services, 'store'>, reach: Reach) {
  const { portalId, from, to, now } = reach
  // Whoever may change the console's own people is an owner; of a portal's, an administrator, too.
  const roles = rolesWith(portalId === CONSOLE_PORTAL ? 'portals.add' : 'people.suspend')
  const looking = { consoleId: CONSOLE_PORTAL, roles }
  const refusals = [
    { among: null, code: 'nobody_gets_in' },
    { among: looking, code: 'last_administrator' },
  ] as const
  for (const { among, code } of refusals) {
    const isIn = (rule: ReachRule) =>
      store.policyReach.letsSomebodyIn(portalId, rule, { now, among })
    if (!(yield* isIn(to)) && (yield* isIn(from))) refuse(code)
  }
}

interface Looked {
  readonly policy: PortalPolicy
  readonly previewed: Previewed
  readonly reach: Reach
}

/**
 * A change that concerns somebody names the list that was seen, and it is that list still. Asked under the
 * portal's lock.
 * @throws Refused `nobody_gets_in`, `last_administrator`, `preview_needed`, `changed_meanwhile`
 */
function* requirePreviewed(
  services: Pick<Services, 'store' | 'digest' | 'clock'>,
  portal: Portal,
  { policy, previewed, reach }: Looked,
): Statement<void> {
  yield* requireSomebodyIn(services, reach)
  if (previewed === 'unseen') return
  const { counts, whom } = yield* concernedBy(services, reach)
  if (previewed === undefined) {
    if (CONCERNS.some((concern) => counts[concern] > 0)) refuse('preview_needed')
    return
  }
  const now = previewOf(services, portal, { policy, whom })
  if (!services.digest.equal(previewed, now)) refuse('changed_meanwhile')
}

interface Asked {
  /** Undefined where it stays as it is. */
  readonly policy: PortalPolicy | undefined
  readonly previewed: Previewed
}

/**
 * What a change of policy does beside being kept: sessions below a level that is raised end with it, and those that
 * rest on what is accepted no more; grace is counted from now on for those whom it newly asks for something. Returns
 * what the log says of that.
 * @throws Refused as `requirePreviewed`
 */
export function* takePolicy(
  services: Pick<Services, 'store' | 'digest' | 'clock'>,
  portal: Portal,
  { policy, previewed }: Asked,
): Statement<{ readonly sessionsEnded?: number }> {
  if (!policy) return {}
  const now = services.clock.now()
  const reach = yield* reachOf(services, portal, { to: policy, now })
  yield* requirePreviewed(services, portal, { policy, previewed, reach })
  yield* services.store.policyReach.giveGraceAnew(reach, { inDays: policy.graceDays > 0 })
  const ended = yield* endSessions(services, portal, { policy, reach })
  return ended > 0 ? { sessionsEnded: ended } : {}
}

/** Returns how many. */
function* endSessions(
  { store: { sessions } }: Pick<Services, 'store'>,
  { id, policy: before }: Portal,
  { policy, reach }: Pick<Looked, 'policy' | 'reach'>,
): Statement<number> {
  const { now, to } = reach
  const isRaised = policy.level !== before.level && isAtLeast(policy.level, before.level)
  const below = isRaised ? yield* sessions.endLevels(id, to.below, now) : 0
  if (to.fallen.length === 0) return below
  const which = { levels: LEVELS, rests: to.fallen }
  return below + (yield* sessions.endResting(id, which, now))
}
