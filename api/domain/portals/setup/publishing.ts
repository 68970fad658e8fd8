import type { PublishNotice } from '../../../contract/console/portal-wire.ts'
import type { Statement } from '../../../ports/store/statement.ts'
import type { Services } from '../../services.ts'
import { missingTexts } from '../definition.ts'
import { openPortal } from '../portal.ts'
import { noticeRows } from '../rows.ts'
import { givenNotice } from '../rules/rules.ts'
import { readGiven, refuse, refuseMistakes } from '../rules/setup-refusal.ts'
import { type By, written } from './setup-act.ts'

/** Publishes the next version of a document; what was published stays as it was accepted. */
export function createPublishing(services: Services) {
  const { store, clock } = services

  /** @throws Refused `invalid_input`, `not_found`, `changed_meanwhile` */
  return async (portalId: string, { after, ...asked }: PublishNotice, by: By): Promise<void> => {
    const { document, material, texts } = readGiven(givenNotice, asked)
    const version = after + 1
    const publication = { portalId, document, version, material, publishedAt: clock.now() }
    const rows = noticeRows(services, publication, texts)
    const details = { document, version, material, languages: Object.keys(texts) }
    const published = written(services, { ...by, act: 'notice.published', portalId, details })
    await store.atomically(function* (): Statement<void> {
      yield* by.actor.confirm()
      // Nobody adds a language meanwhile that the texts would lack.
      const row = (yield* store.portals.lock(portalId)) ?? refuse('not_found')
      const current = yield* store.notices.current(portalId)
      const newest = current.find((notice) => notice.document === document)?.version ?? 0
      if (newest !== after) refuse('changed_meanwhile')
      refuseMistakes(missingTexts(texts, openPortal(row).languages))
      for (const notice of rows)
        if (!(yield* store.notices.publish(notice))) refuse('changed_meanwhile')
      yield* published()
    })
  }
}
