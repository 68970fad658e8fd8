import type { SheetRecord } from './records.ts'

/** Tabs are what a spreadsheet gives when cells are copied; semicolons stand in names less often than commas. */
const SEPARATORS = ['\t', ';', ','] as const
/** Excel's own first line, which says what separates. */
const TOLD = /^\s*"?sep=([^"\p{L}\p{N}])"?[\t;, ]*$/iu

/** What `sep=;` says; null for any other line. */
export const separatorTold = (line: string): string | null => TOLD.exec(line)?.[1] ?? null

interface Sample {
  readonly lines: readonly string[]
  readonly read: (separator: string) => readonly SheetRecord[]
  /** How many columns a row names, as a head. */
  readonly named: (record: SheetRecord) => number
}

/** By which most columns have a name; else by which most lines have as many cells; else the first. */
export function separatorOf({ lines, read, named }: Sample): string {
  let best = { separator: ',', named: 0, even: 0 }
  for (const separator of SEPARATORS) {
    const rated = {
      separator,
      named: Math.max(0, ...read(separator).map(named)),
      even: evenness(lines, separator),
    }
    if (rated.named > best.named || (rated.named === best.named && rated.even > best.even))
      best = rated
  }
  return best.separator
}

/** How many lines have the number of cells that most have; 0 where that is one. What is quoted separates nothing. */
function evenness(lines: readonly string[], separator: string): number {
  const widths = new Map<number, number>()
  for (const line of lines) {
    const width = line.replace(/"[^"]*"/g, '').split(separator).length
    if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1)
  }
  return Math.max(0, ...widths.values())
}
