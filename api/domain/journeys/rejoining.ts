import { isDeepStrictEqual } from 'node:util'
import type { Flow, FlowChange } from '../../ports/store/flow-store.ts'
import type { OneTimeSecret } from '../../ports/store/one-time-secret-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { MAILBOX } from '../methods/kinds.ts'
import type { MethodSet } from '../methods/registry.ts'
import { higherOf } from '../policy/levels.ts'
import type { ServicesWithPortals } from '../portals/portals.ts'
import type { Services } from '../services.ts'
import { parseAddress } from '../values/address.ts'
import { FLOW_ABSOLUTE_MS } from './apply.ts'
import { ceremonyOf } from './ceremony-of.ts'
import { Refused } from './change.ts'
import type { FlowContext } from './context.ts'
import { type FlowFacts, parseFacts } from './facts.ts'
import { firstUnmet, journeyOf } from './journeys.ts'
import { loadContext, type Seen } from './load-context.ts'

/** How often an answer in the other flow may come first before the page shows what it began. */
const MOST_TRIES = 3

/**
 * A tab was closed between sending a code and typing it. Whoever comes back in the same browser for
 * the same goes on in the flow that the code was sent in, for no other takes it. Of that flow only what
 * works once in it and the turn count: proofs, session and the host's `state` are those of the page that asks
 * now, and the flow that it had begun ends.
 */
export async function rejoin(
  services: ServicesWithPortals,
  methods: MethodSet,
  { context, visitor }: { readonly context: FlowContext; readonly visitor: Seen },
): Promise<FlowContext> {
  const isWaiting = firstUnmet(context)?.step === MAILBOX.steps.verify.name
  // What was agreed to there was shown there.
  const isBinding = journeyOf(context.flow).rules.binds !== null
  if (!isWaiting || isBinding || context.secrets.some(isMailed)) return context
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const earlier = await services.store.run(() => earlierFlow(services, context))
    if (!earlier) return context
    const joined = await takenOver(services, methods, context)
    if (joined) return (await loadContext(services, joined, visitor)) ?? context
  }
  return context
}

/** The newest with a code that still works; else, for whoever has no turn yet, the newest with one. */
function* earlierFlow({ store }: Services, context: FlowContext): Statement<Flow | null> {
  const { flow, facts, now } = context
  const open = yield* store.flows.ofBrowser(flow.browserHash, flow.portalId, now)
  const alike = open.filter((other) => other.id !== flow.id && isSameErrand(context, other))
  for (const other of alike) {
    const secrets = yield* store.oneTimeSecrets.live(other.id, now)
    if (secrets.some(isMailed)) return other
  }
  return facts.codeFrom === undefined ? (alike[0] ?? null) : null
}

/**
 * Looked for once more in the transaction that takes it, and behind the lock under which codes are
 * sent: tabs that a browser restores together come one after the other. Null where an answer in one of
 * the flows came first.
 */
async function takenOver(
  services: Services,
  methods: MethodSet,
  context: FlowContext,
): Promise<Flow | null> {
  const { store } = services
  const { flow, now } = context
  try {
    return await store.atomically(function* () {
      yield* lockSending(methods, context)
      const earlier = yield* earlierFlow(services, context)
      const ended = yield* store.flows.change(flow, { endedAt: now }, now)
      const joined =
        earlier && ended && (yield* store.flows.change(earlier, asAskedNow(context, earlier), now))
      if (!joined) throw new Refused({ code: 'step_changed' })
      return joined
    })
  } catch (thrown) {
    if (thrown instanceof Refused) return null
    throw thrown
  }
}

const isMailed = ({ purpose }: OneTimeSecret): boolean => purpose === MAILBOX.kind

function* lockSending(methods: MethodSet, context: FlowContext): Statement<void> {
  const { sends } = methods[MAILBOX.kind].verify
  if (sends) yield* sends.lock(ceremonyOf(context, MAILBOX.kind))
}

/**
 * Same journey, mailbox, invitation and purpose, of nobody else; and nothing proven there yet but what
 * may be here. Where no mailbox is known, there is none to be the same.
 */
function isSameErrand({ flow, facts }: FlowContext, other: Flow): boolean {
  const theirs = parseFacts(other.facts)
  const mailbox = keyOf(flow)
  return (
    theirs.codeFrom !== undefined &&
    other.journey === flow.journey &&
    [null, flow.personId].includes(other.personId) &&
    other.invitationId === flow.invitationId &&
    mailbox !== undefined &&
    keyOf(other) === mailbox &&
    isDeepStrictEqual(errandOf(theirs), errandOf(facts))
  )
}

function errandOf({ codeFrom: _turn, proven: _proven, continued: _session, ...facts }: FlowFacts) {
  const { named: _named, otherAddress: _other, unremembered: _remembered, ...errand } = facts
  return errand
}

function keyOf({ email }: Flow): string | undefined {
  return parseAddress(email ?? '')?.key
}

/** Never less demanding than either of the two was. */
function asAskedNow({ flow, facts }: FlowContext, earlier: Flow): FlowChange {
  const { personId, invitationId, email, sessionId, state } = flow
  const { codeFrom, unremembered } = parseFacts(earlier.facts)
  const ages = [flow.maxAgeSeconds, earlier.maxAgeSeconds].filter((age) => age !== null)
  return {
    personId,
    invitationId,
    email,
    sessionId,
    state: state ?? earlier.state,
    acr: higherOf(flow.acr, earlier.acr),
    maxAgeSeconds: ages.length > 0 ? Math.min(...ages) : null,
    facts: JSON.stringify({ ...facts, codeFrom, ...(unremembered && { unremembered }) }),
    expiresAt: Math.min(flow.expiresAt, earlier.createdAt + FLOW_ABSOLUTE_MS),
  }
}
