import { DrizzleQueryError } from 'drizzle-orm'
import { Unavailable } from '../api/ports/unavailable.ts'

/**
 * PostgreSQL: serialization_failure and deadlock_detected, where the same again may well succeed, and
 * unique_violation: whoever asked whether something is free sees at the next try that it was taken.
 */
const repeatableCodes: readonly unknown[] = ['40001', '40P01', '23505']

/**
 * A fault of the database as the ports name it. The cause is what the driver said, without the
 * parts that repeat values: Drizzle's message lists all parameters, PostgreSQL's `detail` and
 * `where` quote the row, and causes end up in logs.
 */
export const toUnavailable = (error: unknown): Unavailable =>
  error instanceof Unavailable
    ? error
    : new Unavailable('The database did not do what it was asked', { cause: discreet(error) })

/** Whether the transaction was refused only because of others at the same time. */
export const isRepeatable = (error: unknown): boolean =>
  error instanceof Unavailable && repeatableCodes.includes(codeOf(error.cause))

/** PostgreSQL: lock_not_available, and query_canceled because it took too long. */
const standstillCodes: readonly unknown[] = ['55P03', '57014']

/** PostgreSQL: whether what was asked found nothing moving, be it a lock or the server itself. */
export const isStandstill = (error: unknown): boolean =>
  error instanceof Unavailable &&
  error.cause instanceof Error &&
  (standstillCodes.includes(codeOf(error.cause)) || !isOfServer(error.cause))

/** Whether PostgreSQL said so itself, over a connection that is sound. */
export const isOfServer = (cause: unknown): boolean => cause instanceof Error && 'severity' in cause

/** SQLite: whether somebody else writes just now. */
export const isHeldByOthers = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED)/.test(String(codeOf(error)))

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

const discreet = (error: unknown): unknown => {
  if (error instanceof DrizzleQueryError) return discreet(error.cause)
  if (error instanceof Error && 'detail' in error) {
    Object.assign(error, { detail: undefined, where: undefined })
  }
  return error
}
