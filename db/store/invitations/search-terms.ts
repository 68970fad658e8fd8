import { eq } from 'drizzle-orm'
import type { Invitations } from '../../../api/ports/store/invitation-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Tables } from '../../seam.ts'
import { done } from '../../statements.ts'

/** Rows per statement: SQLite takes 32,766 values in one. */
const TERMS_AT_ONCE = 200

export function* setSearchTerms(
  { invitationWord }: Tables,
  { id, portalId }: Parameters<Invitations['setSearchTerms']>[0],
  terms: readonly string[],
): Statement<void> {
  yield* done((db) =>
    db.delete(invitationWord).where(eq(invitationWord.invitationId, id)).returning(),
  )
  const wanted = terms.map((word) => ({ portalId, word, invitationId: id }))
  for (let at = 0; at < wanted.length; at += TERMS_AT_ONCE)
    yield* done((db) =>
      db
        .insert(invitationWord)
        .values(wanted.slice(at, at + TERMS_AT_ONCE))
        .returning(),
    )
}
