import type { StartFlowBody } from '../../contract/requests.ts'
import type { Flow } from '../../ports/store/flows.ts'
import { parseAddress } from '../address.ts'
import { invitationDigest } from '../invitations.ts'
import type { Services } from '../services.ts'
import { sessionDigest } from '../sessions.ts'
import { FLOW_IDLE_MS } from './apply.ts'
import { browserDigest, newBrowser } from './browser.ts'
import type { FlowFacts } from './facts.ts'

export interface StartRequest extends StartFlowBody {
  /** Value of the browser cookie; null when there is none yet. */
  readonly browser: string | null
  /** Value of the portal's session cookie; null when there is none. */
  readonly sessionToken: string | null
}

/** Begins a flow. Following a link, however often, changes nothing but this new row. */
export async function startFlow(services: Services, request: StartRequest) {
  const { store, random, digest, clock } = services
  const now = clock.now()
  const browser = request.browser ?? newBrowser(random)
  const token = request.journey === 'invitation' ? request.invitation : undefined
  const found = await store.run(function* () {
    const portal = yield* store.portals.byId(request.portal)
    const session = yield* store.sessions.liveByToken(
      sessionDigest(digest, request.sessionToken ?? ''),
      now,
    )
    const invitation = yield* store.invitations.byTokenHash(invitationDigest(digest, token ?? ''))
    return { portal, session, invitation }
  })
  if (!found.portal) return null
  const invitation = found.invitation?.portalId === request.portal ? found.invitation : null
  const session = found.session?.portalId === request.portal ? found.session : null
  // A live session is offered first; an address from an earlier visit would hide it.
  const remembered = session ? null : parseAddress(request.address ?? '')
  const flow: Flow = {
    id: random.id(),
    portalId: request.portal,
    journey: request.journey,
    browserHash: browserDigest(digest, browser),
    personId: null,
    invitationId: invitation?.id ?? null,
    email: invitation?.email ?? remembered?.email ?? null,
    sessionId: session?.id ?? null,
    state: request.state ?? null,
    acr: request.acr ?? 'aal1',
    maxAgeSeconds: request.maxAgeSeconds ?? null,
    facts: JSON.stringify(factsOf(token, invitation !== null)),
    version: 0,
    createdAt: now,
    expiresAt: now + FLOW_IDLE_MS,
    endedAt: null,
  }
  await store.atomically(() => store.flows.add(flow))
  return { flowId: flow.id, browser }
}

function factsOf(token: string | undefined, isKnown: boolean): FlowFacts {
  if (token === undefined) return {}
  return isKnown ? { byLink: true } : { unknownLink: true }
}
