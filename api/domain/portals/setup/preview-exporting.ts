import type { ExportPreview } from '../../../contract/console/policy-wire.ts'
import { PER_EXPORTED_PAGE } from '../../../contract/plain/paging.ts'
import { CONCERNS } from '../../../contract/plain/policy.ts'
import type { PersonCursor } from '../../../ports/store/directory-store.ts'
import type { Concern, Reach } from '../../../ports/store/policy-reach-store.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import { whileRightful } from '../../exported.ts'
import type { Services } from '../../services.ts'
import { readGiven } from '../rules/setup-refusal.ts'
import { type ConcernedWithRoles, concernedPage } from './concerned-people.ts'
import { concernedBy, reachOf } from './policy-reach.ts'
import { portalAt, wholePolicy } from './previewing.ts'
import { type By, written } from './setup-act.ts'

/** Somebody concerned, and by what. */
export interface ExportedConcern extends ConcernedWithRoles {
  readonly concern: Concern
}

/**
 * Everybody whom a policy would concern, by why. Written down before the first page is given: whoever takes the
 * names along is known.
 */
export function createPreviewExporting(services: Services) {
  const { store, clock } = services

  async function* all(reach: Reach): AsyncGenerator<readonly ExportedConcern[]> {
    for (const concern of CONCERNS) {
      let after: PersonCursor | null = null
      do {
        const at: { after: PersonCursor | null; limit: number } = {
          after,
          limit: PER_EXPORTED_PAGE,
        }
        const page = await store.run(() => concernedPage(services, reach, { concern, ...at }))
        after = page.next
        yield page.people.map((one) => ({ ...one, concern }))
      } while (after !== null)
    }
  }

  /** @throws Refused `invalid_input`, `not_found`, `changed_meanwhile` */
  return async (
    portalId: string,
    asked: Pick<ExportPreview, 'version' | 'policy'>,
    by: By,
  ): Promise<AsyncIterable<readonly ExportedConcern[]>> => {
    const { policy } = readGiven(wholePolicy, { policy: asked.policy })
    const reach = await store.atomically(function* (): Statement<Reach> {
      yield* by.actor.confirm()
      const portal = portalAt(yield* store.portals.byId(portalId), asked.version)
      const found = yield* reachOf(services, portal, { to: policy, now: clock.now() })
      const { counts } = yield* concernedBy(services, found)
      yield* written(services, { ...by, act: 'policy.reach-exported', portalId, details: counts })()
      return found
    })
    return whileRightful(store, by.actor, all(reach))
  }
}
