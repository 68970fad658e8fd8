import type { Page } from '../../contract/console/console.ts'
import type { InvitationQuery, InvitationView } from '../../contract/console/invitations.ts'
import { PER_EXPORTED_PART, PER_PAGE } from '../../contract/plain/paging.ts'
import type { InvitationCondition, InvitationPart } from '../../ports/store/invitations.ts'
import type { Services } from '../services.ts'
import { placeKeys, placeText } from '../values/place.ts'
import { searchBeginnings } from '../values/search-words.ts'
import { attentionCondition, standingCondition } from './listing/conditions.ts'
import { viewsOf } from './listing/view.ts'

type Filter = Omit<InvitationQuery, 'after'>

/** No state at all: nothing is found. */
const NOTHING: InvitationCondition = { states: [] }

/** A portal's invitations, newest first, part by part. */
export function createInvitationParts({ store, clock }: Services) {
  const partOf = (portalId: string, filter: Filter, { after, limit }: InvitationPart) => {
    const now = clock.now()
    return store.run(function* () {
      const conditions = conditionsOf(filter, now)
      // One more than is shown tells whether there is more.
      const found = yield* store.invitations.part(portalId, conditions, { after, limit: limit + 1 })
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const items = yield* viewsOf(store, shown, now)
      return { items, last: found.length > limit && last ? last : null }
    })
  }

  return {
    /** Null when `after` is no place in a list. */
    async page(
      portalId: string,
      { after, ...filter }: InvitationQuery,
    ): Promise<Page<InvitationView> | null> {
      const place = after === undefined ? null : placeOf(after)
      if (after !== undefined && !place) return null
      const { items, last } = await partOf(portalId, filter, { after: place, limit: PER_PAGE })
      return { items, next: last && placeText(last.createdAt, last.id) }
    },

    /** All of them, read as fast as they are taken. */
    async *all(portalId: string, filter: Filter): AsyncGenerator<readonly InvitationView[]> {
      let after: InvitationPart['after'] = null
      do {
        const { items, last } = await partOf(portalId, filter, { after, limit: PER_EXPORTED_PART })
        yield items
        after = last
      } while (after)
    },
  }
}

function placeOf(text: string): InvitationPart['after'] {
  const keys = placeKeys(text, 'whole', 'text')
  return keys && { createdAt: keys[0], id: keys[1] }
}

function conditionsOf({ standing, attention, q = '' }: Filter, now: number) {
  const beginnings = searchBeginnings(q)
  return [
    ...(standing ? [standingCondition(standing, now)] : []),
    ...(attention ? [attentionCondition(attention, now)] : []),
    beginnings ? { beginnings } : NOTHING,
  ]
}
