/** In characters: fewer are typed again in a moment. */
const MUCH = 40

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Whether the texts of a draft that were not there before would take long to type again. */
export function isMuchTyped(before: unknown, now: unknown): boolean {
  const known = new Set(textsIn(before))
  const added = textsIn(now).filter((text) => !known.has(text))
  return added.reduce((sum, { length }) => sum + length, 0) > MUCH
}
