import { and, type Column, inArray, isNotNull, ne, not, notInArray, or } from 'drizzle-orm'
import type { KeyChecks, SealedBy, SealedText } from '../../../api/ports/store/key-check-store.ts'
import type { Statement } from '../../../api/ports/store/statement.ts'
import { COPY_MARK } from '../../copy-mark.ts'
import { type Asked, rows, type Tables } from '../../seam.ts'
import { done, first, won } from '../../statements.ts'
import { beginsWith, plusOne } from '../shared/portable.ts'

/** The row that is written to see whether anything can be; it checks no key. */
const TOUCHED = 'touched'

type Found = Omit<SealedText, 'of'>

export const createKeyChecks = ({ keyCheck, method, outbox, signingKey }: Tables): KeyChecks => {
  const methods = (by: SealedBy): Asked<Found> => {
    const { id, secret: sealed, kind } = method
    const isSealed = and(inArray(kind, [...by.methodKinds]), ne(sealed, ''), isSealedBy(sealed, by))
    return (db) => db.select({ id, sealed }).from(method).where(isSealed).limit(1)
  }
  const mail = (by: SealedBy): Asked<{ id: string; sealed: string | null }> => {
    const { id, sealed } = outbox
    const isSealed = and(isNotNull(sealed), isSealedBy(sealed, by))
    return (db) => db.select({ id, sealed }).from(outbox).where(isSealed).limit(1)
  }
  const key = (by: SealedBy): Asked<Found> => {
    const { id, sealedPrivateJwk: sealed } = signingKey
    return (db) => db.select({ id, sealed }).from(signingKey).where(isSealedBy(sealed, by)).limit(1)
  }

  return {
    all: () =>
      rows((db) =>
        db
          .select()
          .from(keyCheck)
          .where(notInArray(keyCheck.id, [TOUCHED, COPY_MARK]))
          .orderBy(keyCheck.id),
      ),

    addOnce: (check) =>
      won((db) => db.insert(keyCheck).values(check).onConflictDoNothing().returning()),

    *sealed(by): Statement<readonly SealedText[]> {
      const found = [
        { of: 'method', row: yield* first(methods(by)) },
        { of: 'mail', row: yield* first(mail(by)) },
        { of: 'signing-key', row: yield* first(key(by)) },
      ] as const
      return found.flatMap(({ of, row }) =>
        row?.sealed ? [{ of, id: row.id, sealed: row.sealed }] : [],
      )
    },

    touch: () =>
      done((db) =>
        db
          .insert(keyCheck)
          .values({ id: TOUCHED, value: '', createdAt: 0 })
          .onConflictDoUpdate({
            target: keyCheck.id,
            set: { createdAt: plusOne(keyCheck.createdAt) },
          })
          .returning({ id: keyCheck.id }),
      ),
  }
}

/** What is sealed begins with the id of its key and a full stop. */
const isSealedBy = (sealed: Column, { keyIds, isBy }: SealedBy) => {
  const isByOne = or(...keyIds.map((id) => beginsWith(sealed, `${id}.`)))
  return isByOne && (isBy ? isByOne : not(isByOne))
}
