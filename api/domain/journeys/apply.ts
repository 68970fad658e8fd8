import type { Flow, FlowChange } from '../../ports/store/flow-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Refusal } from '../methods/refusal.ts'
import type { Services } from '../services.ts'
import { DAY, HOUR } from '../values/time.ts'
import { type Change, Refused } from './change.ts'

/** A flow ends this long after its last answer, in milliseconds. */
export const FLOW_IDLE_MS = HOUR
/** And this long after it began, whatever is answered. */
export const FLOW_ABSOLUTE_MS = DAY

/** Neither ended nor expired. */
export const isLive = ({ endedAt, expiresAt }: Flow, now: number): boolean =>
  endedAt === null && expiresAt > now

/** The flow as it stands afterwards, or why nothing has changed. */
export type Applied =
  | { readonly flow: Flow; readonly refusal: null }
  | { readonly flow: null; readonly refusal: Refusal }

/**
 * Applies a change to a flow: everything or nothing. Guards come first, then the flow (if another
 * answer came first, or the flow has expired meanwhile, all is undone), then audit events and mails.
 */
export async function applyChange(
  services: Services,
  flow: Flow,
  change: Change,
): Promise<Applied> {
  const { store, clock } = services
  const patch = patchOf(flow, change, clock.now())
  try {
    const changed = await store.atomically(function* (): Statement<Flow> {
      const refusal = change.guards ? yield* change.guards() : null
      if (refusal) throw new Refused(refusal)
      const moved = yield* store.flows.change(flow, patch, clock.now())
      if (!moved) throw new Refused({ code: 'step_changed' })
      for (const record of change.records ?? []) yield* record()
      return moved
    })
    return { flow: changed, refusal: null }
  } catch (thrown) {
    if (!(thrown instanceof Refused)) throw thrown
    const left = change.left?.(thrown.refusal)
    if (left) await applyChange(services, flow, left)
    return { flow: null, refusal: thrown.refusal }
  }
}

function patchOf(flow: Flow, change: Change, now: number): FlowChange {
  const expiresAt = Math.min(now + FLOW_IDLE_MS, flow.createdAt + FLOW_ABSOLUTE_MS)
  const facts = change.facts ? { facts: JSON.stringify(change.facts) } : {}
  return { expiresAt, ...facts, ...change.flow }
}
