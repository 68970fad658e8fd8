import type { Statement } from '../api/ports/store/statement.ts'
import { type Asked, rows } from './seam.ts'

/** The first row, null when there is none. */
export function* first<T>(asked: Asked<T>): Statement<T | null> {
  const found = yield* rows(asked)
  return found[0] ?? null
}

/** The one row that a query always gives; without it the query itself is wrong. */
export function* only<T>(asked: Asked<T>): Statement<T> {
  const [row] = yield* rows(asked)
  if (row === undefined) throw new TypeError('A query that always gives a row gave none')
  return row
}

/** For its effect alone. */
export function* done<T>(asked: Asked<T>): Statement<void> {
  yield* rows(asked)
}

/** How many rows were changed. */
export function* count<T>(asked: Asked<T>): Statement<number> {
  const changed = yield* rows(asked)
  return changed.length
}

/** Whether a guarded write changed anything: this caller won. */
export function* won<T>(asked: Asked<T>): Statement<boolean> {
  const changed = yield* rows(asked)
  return changed.length > 0
}
