/**
 * What a signature counter says (Level 3 §6.1.1): higher each time, or 0 for ever. One that does not move may have
 * been copied. Of a key that cannot be copied that is a clone; of one that can, its copies do not know each other.
 */
export type Counted = 'none' | 'higher' | 'behind-copies' | 'cloned'

/**
 * What a use says by its counter, beside the one that is kept.
 * @param kept the highest that was seen; null for 0.
 */
export function countedAs(
  kept: number | null,
  { counter, isCopyable }: { readonly counter: number; readonly isCopyable: boolean },
): Counted {
  const before = kept ?? 0
  if (counter === 0 && before === 0) return 'none'
  if (counter > before) return 'higher'
  return isCopyable ? 'behind-copies' : 'cloned'
}
