import type { Statement } from '../api/ports/store/statement.ts'
import { type Build, rows } from './seam.ts'

/** The first row, null when there is none. */
export function* first<T>(build: Build<T>): Statement<T | null> {
  const found = yield* rows(build)
  return found[0] ?? null
}

/** The one row that a query always gives; without it the query itself is wrong. */
export function* only<T>(build: Build<T>): Statement<T> {
  const [row] = yield* rows(build)
  if (row === undefined) throw new TypeError('A query that always gives a row gave none')
  return row
}

/** For its effect alone. */
export function* done<T>(build: Build<T>): Statement<void> {
  yield* rows(build)
}

/** How many rows were changed. */
export function* count<T>(build: Build<T>): Statement<number> {
  const changed = yield* rows(build)
  return changed.length
}

/** Whether a guarded write changed anything: this caller won. */
export function* won<T>(build: Build<T>): Statement<boolean> {
  const changed = yield* rows(build)
  return changed.length > 0
}
