import type { Refusal } from '../../../widgets/client/problem.ts'

type Named = Readonly<Record<string, unknown>>

/** A refusal of fields without those that were mended; null when nothing is left of it. */
export function withoutMended(
  refusal: Refusal | null,
  before: unknown,
  after: unknown,
): Refusal | null {
  if (!refusal?.fields?.length) return refusal
  const fields = stillRefused(refusal.fields, before, after)
  return fields.length > 0 ? { ...refusal, fields } : null
}

/**
 * Of fields that were refused (`origins.1`), those that still are what they were. Whatever was typed
 * anew is no longer wrong until it is sent; what stood behind a row that is gone has moved up.
 */
function stillRefused(
  fields: readonly string[],
  before: unknown,
  after: unknown,
): readonly string[] {
  return fields.flatMap((field) => still(field.split('.'), before, after)?.join('.') ?? [])
}

/** Null where it has changed. A name that the draft has not is one of the request around it. */
function still(path: readonly string[], before: unknown, after: unknown): readonly string[] | null {
  if (isSame(before, after)) return path
  const [head, ...rest] = path
  if (head === undefined) return null
  if (Array.isArray(before) && Array.isArray(after)) return stillIn(path, before, after)
  if (!isNamed(before) || !isNamed(after)) return null
  const found = head in before ? still(rest, before[head], after[head]) : still(rest, before, after)
  return found && [head, ...found]
}

function stillIn(
  [head = '', ...rest]: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
): readonly string[] | null {
  const at = Number(head)
  const by = after.length - before.length
  const changed = before.findIndex((one, index) => !isSame(one, after[index]))
  const moved = changed >= 0 && at > changed ? at + by : at
  const found = still(rest, before[at], after[moved])
  return found && [String(moved), ...found]
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null
