import type { Page } from '../../contract/console/console-wire.ts'
import type { InvitationQuery, InvitationView } from '../../contract/console/invitation-wire.ts'
import { PER_EXPORTED_PAGE, PER_PAGE } from '../../contract/plain/paging.ts'
import type { InvitationCondition, InvitationPage } from '../../ports/store/invitation-store.ts'
import type { Services } from '../services.ts'
import { cursorKeys, cursorText } from '../values/cursor.ts'
import { searchBeginnings } from '../values/search-terms.ts'
import { attentionCondition, statusCondition } from './listing/conditions.ts'
import { viewsOf } from './listing/invitation-views.ts'

type Filter = Omit<InvitationQuery, 'after'>

/** No state at all: nothing is found. */
const NOTHING: InvitationCondition = { states: [] }

/** A portal's invitations, newest first, page by page. */
export function createInvitationPages({ store, clock }: Services) {
  const pageOf = (portalId: string, filter: Filter, { after, limit }: InvitationPage) => {
    const now = clock.now()
    return store.run(function* () {
      const conditions = conditionsOf(filter, now)
      // One more than is shown tells whether there is more.
      const found = yield* store.invitations.page(portalId, conditions, { after, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const items = yield* viewsOf(store, shown, now)
      return { items, last: found.length > limit && last ? last : null }
    })
  }

  return {
    /** Null when `after` is no cursor in a list. */
    async page(
      portalId: string,
      { after, ...filter }: InvitationQuery,
    ): Promise<Page<InvitationView> | null> {
      const cursor = after === undefined ? null : cursorOf(after)
      if (after !== undefined && !cursor) return null
      const { items, last } = await pageOf(portalId, filter, { after: cursor, limit: PER_PAGE })
      return { items, next: last && cursorText(last.createdAt, last.id) }
    },

    /** All of them, read as fast as they are taken. */
    async *all(portalId: string, filter: Filter): AsyncGenerator<readonly InvitationView[]> {
      let after: InvitationPage['after'] = null
      do {
        const { items, last } = await pageOf(portalId, filter, { after, limit: PER_EXPORTED_PAGE })
        yield items
        after = last
      } while (after)
    },
  }
}

function cursorOf(text: string): InvitationPage['after'] {
  const keys = cursorKeys(text, 'whole', 'text')
  return keys && { createdAt: keys[0], id: keys[1] }
}

function conditionsOf({ standing: status, attention, q = '' }: Filter, now: number) {
  const beginnings = searchBeginnings(q)
  return [
    ...(status ? [statusCondition(status, now)] : []),
    ...(attention ? [attentionCondition(attention, now)] : []),
    beginnings ? { beginnings } : NOTHING,
  ]
}
