import type { AcceptedNotice } from '../../contract/account-wire.ts'
import type { Acceptance } from '../../ports/store/notice-store.ts'
import type { Statement } from '../../ports/store/statement.ts'
import type { Services } from '../services.ts'
import { iso } from '../values/iso.ts'
import type { Entered } from './entering.ts'

/** Which text is meant: that version, as the person accepted it first. */
export type NoticeNamed = Pick<Acceptance, 'document' | 'version'>

/** A text as it was accepted, in that version and language; null for one that the person has not accepted here. */
export function* acceptedNotice(
  { store }: Pick<Services, 'store'>,
  { known, person }: Entered,
  { document, version }: NoticeNamed,
): Statement<AcceptedNotice | null> {
  const { id: portalId } = known.portal
  const accepted = yield* store.notices.accepted(person.id, portalId)
  const one = accepted.find((row) => row.document === document && row.version === version)
  const text = one && (yield* store.notices.text(portalId, one))
  if (!text || text.hash !== one.hash) return null
  const { language, title, sections } = text
  return { document, version, language, title, sections: JSON.parse(sections), at: iso(one.at) }
}
