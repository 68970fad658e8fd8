/** A list with one of its items in another's place. */
export const withAt = <T>(items: readonly T[], index: number, item: T): readonly T[] =>
  items.map((each, at) => (at === index ? item : each))

export const withoutAt = <T>(items: readonly T[], index: number): readonly T[] =>
  items.filter((_, at) => at !== index)

/** An item one place nearer to the beginning (`-1`) or to the end (`1`); as it was at the ends. */
export function moved<T>(items: readonly T[], index: number, by: -1 | 1): readonly T[] {
  const [item, other] = [items[index], items[index + by]]
  if (item === undefined || other === undefined) return items
  return withAt(withAt(items, index, other), index + by, item)
}
