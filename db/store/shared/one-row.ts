/**
 * Lookups that give one row whether they find something or not. Whoever may not learn whether an
 * address is known must not be able to measure it either: to fetch a row, take it apart and make an
 * object of it takes longer than to fetch none.
 */
import { sql } from 'drizzle-orm'
import type { Statement } from '../../../api/ports/store/statement.ts'
import type { Asked } from '../../seam.ts'
import { only } from '../../statements.ts'

/** A row to join to. */
export const oneRow = sql`(select 1) as one_row`

/** What a join to it found: null where all of it is null. */
export function* foundIn<T extends { readonly id: string }>(
  asked: Asked<{ readonly [Name in keyof T]: T[Name] | null }>,
): Statement<T | null> {
  const row = yield* only(asked)
  return row.id === null ? null : (row as T)
}
