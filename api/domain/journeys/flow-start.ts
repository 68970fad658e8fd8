import type { StartFlowBody } from '../../contract/requests.ts'
import type { Flow } from '../../ports/store/flow-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { invitationFor } from '../invitations/invitation-for.ts'
import { invitationDigest } from '../invitations/link.ts'
import { higherOf, isAtLeast } from '../policy/levels.ts'
import { isAccepted, type PortalPolicy } from '../policy/portal-policy.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import { namedByHost } from '../sessions/one-time-codes.ts'
import { sessionDigest } from '../sessions/session-digest.ts'
import { parseAddress } from '../values/address.ts'
import { NOBODY } from '../values/nobody.ts'
import { FLOW_IDLE_MS } from './apply.ts'
import { browserDigest, isBrowser, newBrowser } from './browser.ts'
import { type Downgrade, downgradeRecord } from './downgrades.ts'
import { JOURNEYS } from './records/registry.ts'

interface StartRequest extends StartFlowBody {
  /** Value of the browser cookie; null when there is none yet. */
  readonly browser: string | null
  /** Value of the portal's session cookie; null when there is none. */
  readonly sessionToken: string | null
}

/** Begins a flow. Following a link, however often, changes nothing but this new row. */
export async function startFlow(services: ServicesWithPortals, request: StartRequest) {
  const { store, random, digest, clock } = services
  const now = clock.now()
  const browser = isBrowser(request.browser) ? request.browser : newBrowser(random)
  const record = JOURNEYS[request.journey]
  const link = record.rules.findsInvitation ? request.invitation : undefined
  const remembered = parseAddress(request.address ?? '')
  const found = await store.run(function* () {
    const known = yield* services.portals.reading(request.portal)
    const session = yield* store.sessions.liveByToken(
      sessionDigest(digest, request.sessionToken ?? ''),
      now,
    )
    const linked = yield* store.invitations.byTokenHash(invitationDigest(digest, link ?? ''))
    const addressed = yield* invitationFor(store, request.portal, { address: remembered, now })
    const signedIn = yield* store.people.byId(session?.personId ?? NOBODY)
    const purpose = record.rules.named ?? 'verification'
    const token = request[purpose] ?? ''
    const named = yield* namedByHost(services, { purpose, portalId: request.portal, token, now })
    return { known, session, signedIn, linked, addressed, named }
  })
  if (!found.known) return null
  const linked = found.linked?.portalId === request.portal ? found.linked : null
  const session = found.session?.portalId === request.portal ? found.session : null
  const { policy } = found.known.portal
  const isUsable = request.method === undefined || isAccepted(policy, request.method)
  const asked = isUsable ? request : { ...request, method: undefined }
  const start = record.starts(asked, { ...found, linked, session, remembered })
  const flow: Flow = {
    id: random.id(),
    portalId: request.portal,
    journey: request.journey,
    browserHash: browserDigest(digest, browser),
    ...start.whose,
    sessionId: session?.id ?? null,
    state: request.state ?? null,
    acr: higherOf(request.acr ?? 'aal1', start.asked?.acr ?? 'aal1'),
    maxAgeSeconds: youngest(request.maxAgeSeconds, start.asked?.maxAgeSeconds),
    facts: JSON.stringify(start.facts),
    version: 0,
    createdAt: now,
    expiresAt: now + FLOW_IDLE_MS,
    endedAt: null,
  }
  const lowering = lowerThanPolicy(request, policy).map((lower) =>
    downgradeRecord(services, flow, lower),
  )
  await store.atomically(function* (): Statement<void> {
    yield* store.flows.add(flow)
    for (const record of lowering) yield* record()
  })
  return { flowId: flow.id, browser }
}

/** The less of what the page and its server ask for; null where neither does. */
function youngest(...ages: readonly (number | undefined)[]): number | null {
  const said = ages.filter((age) => age !== undefined)
  return said.length > 0 ? Math.min(...said) : null
}

/** What policy does not accept; its floor, and its methods, stand all the same. */
function lowerThanPolicy(
  { acr, method }: StartRequest,
  policy: PortalPolicy,
): readonly Downgrade[] {
  const lower: Downgrade[] = []
  if (acr !== undefined && !isAtLeast(acr, policy.level))
    lower.push({ what: 'acr', asked: acr, stands: policy.level })
  if (method !== undefined && !isAccepted(policy, method))
    lower.push({
      what: 'method',
      asked: method,
      stands: [...policy.firstFactors, ...policy.secondFactors].join(),
    })
  return lower
}
