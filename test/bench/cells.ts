export const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

/** Three digits that count. */
export function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)))
}
