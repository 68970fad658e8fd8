import type { StartFlowBody } from '../../contract/requests.ts'
import type { Flow } from '../../ports/store/flows.ts'
import { parseAddress } from '../address.ts'
import { invitationFor } from '../invitation-for.ts'
import { invitationDigest } from '../invitations.ts'
import type { Services } from '../services.ts'
import { sessionDigest } from '../session-digest.ts'
import { FLOW_IDLE_MS } from './apply.ts'
import { browserDigest, isBrowser, newBrowser } from './browser.ts'
import type { FlowFacts } from './facts.ts'

interface StartRequest extends StartFlowBody {
  /** Value of the browser cookie; null when there is none yet. */
  readonly browser: string | null
  /** Value of the portal's session cookie; null when there is none. */
  readonly sessionToken: string | null
}

/** Begins a flow. Following a link, however often, changes nothing but this new row. */
export async function startFlow(services: Services, request: StartRequest) {
  const { store, random, digest, clock } = services
  const now = clock.now()
  const browser = isBrowser(request.browser) ? request.browser : newBrowser(random)
  const token = request.journey === 'invitation' ? request.invitation : undefined
  const remembered = parseAddress(request.address ?? '')
  const found = await store.run(function* () {
    const portal = yield* store.portals.byId(request.portal)
    const session = yield* store.sessions.liveByToken(
      sessionDigest(digest, request.sessionToken ?? ''),
      now,
    )
    const linked = yield* store.invitations.byTokenHash(invitationDigest(digest, token ?? ''))
    const addressed = yield* invitationFor(store, request.portal, { address: remembered, now })
    return { portal, session, linked, addressed }
  })
  if (!found.portal) return null
  const linked = found.linked?.portalId === request.portal ? found.linked : null
  const session = found.session?.portalId === request.portal ? found.session : null
  // A live session is offered first; an address from an earlier visit would hide it.
  const address = session ? null : remembered
  const addressed = address && request.journey === 'invitation' ? found.addressed : null
  const flow: Flow = {
    id: random.id(),
    portalId: request.portal,
    journey: request.journey,
    browserHash: browserDigest(digest, browser),
    personId: null,
    invitationId: linked?.id ?? addressed?.id ?? null,
    email: linked?.email ?? address?.email ?? null,
    sessionId: session?.id ?? null,
    state: request.state ?? null,
    acr: request.acr ?? 'aal1',
    maxAgeSeconds: request.maxAgeSeconds ?? null,
    facts: JSON.stringify(factsOf(token, linked !== null)),
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
