import type { Flow } from '../../ports/store/flow-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import { recordOf } from '../audit/audit.ts'
import type { Services } from '../services.ts'

/** What was asked for that the policy does not accept, and what stands instead. */
export interface Downgrade {
  readonly what: 'acr' | 'method' | 'step'
  readonly asked: string
  readonly stands: string
}

/** Entries for one flow; a form sent twice is one, and nobody fills the log with more. */
const MOST_PER_FLOW = 3

/**
 * The statement that writes down a request for less than the policy asks for. It was refused, or the
 * policy's floor was kept, whatever becomes of this.
 */
export function downgradeRecord(
  services: Services,
  { id, portalId, personId }: Pick<Flow, 'id' | 'portalId' | 'personId'>,
  downgrade: Downgrade,
): () => Statement<void> {
  const { attemptBudgets } = services.store
  const now = services.clock.now()
  const record = recordOf(services, {
    act: 'downgrade_attempt',
    actor: { type: 'visitor', id: null },
    target: { type: 'person', id: personId },
    portalId,
    details: { ...downgrade, flow: id },
  })
  return function* () {
    const { failures } = yield* attemptBudgets.lock(id, 'downgrade')
    if (failures >= MOST_PER_FLOW) return
    yield* attemptBudgets.set(id, 'downgrade', failures + 1, now)
    yield* record()
  }
}
