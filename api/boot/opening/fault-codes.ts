/** The code of a fault as the system or a driver names it, also where a fault of ours is laid around it. */
export function codeOf(fault: unknown): string {
  if (!(fault instanceof Error)) return ''
  if ('code' in fault && typeof fault.code === 'string') return fault.code
  return codeOf(fault.cause)
}

/** What the system or a driver said, in its own words. */
export function wordsOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  return fault.cause instanceof Error ? wordsOf(fault.cause) : fault.message
}

/** The reason that belongs to a code, by its beginning: SQLite's codes have endings. */
export function reasonFor<Reason>(
  fault: unknown,
  reasons: Readonly<Record<string, Reason>>,
): Reason | null {
  const code = codeOf(fault)
  const known = Object.keys(reasons).find((beginning) => code.startsWith(beginning))
  return known === undefined ? null : (reasons[known] ?? null)
}
