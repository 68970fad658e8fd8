import { CsvError, parse } from 'csv-parse/sync'
import type { ImportedUnits } from '../../contract/console/people-wire.ts'
import { cleanName } from '../../contract/plain/clean-text.ts'
import { LONGEST_EXTERNAL_ID, LONGEST_LINE } from '../../contract/plain/lengths.ts'
import { tablesWordsIn } from '../../contract/plain/words/generated/tables.ts'
import type { WantedUnit } from './unit-putting.ts'

type Mistake = ImportedUnits['mistakes'][number]

export interface ReadUnits {
  readonly units: readonly WantedUnit[]
  readonly mistakes: readonly Mistake[]
}

interface Line {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const EXTERNAL_ID = 'externalId'
const NAME = 'name'
const CONTACT = 'contact'
/** What a head calls each column, in any of our languages. */
const COLUMNS: ReadonlyMap<string, string> = new Map(
  Object.values(tablesWordsIn).flatMap(({ units }) => [
    [units.externalId, EXTERNAL_ID],
    [units.name, NAME],
    [units.contact, CONTACT],
  ]),
)
/** Tabs are what a spreadsheet gives when cells are copied. */
const SEPARATORS = ['\t', ';', ',']

/**
 * Units of a CSV file (RFC 4180) with a head, separated as the head is: by commas, semicolons
 * or tabs. A mistake names the line that its row ends on. Empty rows are passed over.
 */
export function readUnits(csv: string): ReadUnits {
  const lines = linesOf(csv)
  if ('mistake' in lines) return { units: [], mistakes: [lines] }
  const [head, ...rows] = lines
  const columns = (head?.record ?? []).map(columnOf)
  if (!isHead(columns)) return { units: [], mistakes: [{ line: 1, mistake: 'columns' }] }
  const seen = new Set<string>()
  const units: WantedUnit[] = []
  const mistakes: Mistake[] = []
  for (const { record, info } of rows) {
    const unit = unitOf(columns, record)
    const mistake = mistakeIn({ unit, seen, isWhole: record.length === columns.length })
    if (mistake) mistakes.push({ line: info.lines, mistake })
    else units.push(unit)
    seen.add(unit.externalId)
  }
  return { units, mistakes }
}

function linesOf(csv: string): readonly Line[] | Mistake {
  try {
    // Halves of signs would come back as a sign that can be seen.
    return parse(csv.replace(/\p{Cs}/gu, ''), {
      bom: true,
      delimiter: separatorOf(csv),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as readonly Line[]
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    const { lines } = thrown as CsvError & { readonly lines?: number }
    return { line: lines ?? 1, mistake: 'unreadable' }
  }
}

function separatorOf(csv: string): string {
  const [head = ''] = csv.trimStart().split(/\r?\n/, 1)
  return SEPARATORS.find((separator) => head.includes(separator)) ?? ','
}

function columnOf(head: string): string | null {
  return COLUMNS.get(head.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()) ?? null
}

function isHead(columns: readonly (string | null)[]): columns is readonly string[] {
  const isKnown = !columns.includes(null)
  const isOnce = new Set(columns).size === columns.length
  return isKnown && isOnce && columns.includes(EXTERNAL_ID) && columns.includes(NAME)
}

/** A file without contacts leaves those that are there. */
function unitOf(columns: readonly string[], record: readonly string[]): WantedUnit {
  const cell = (name: string) => cleanName(record[columns.indexOf(name)] ?? '')
  const contact = columns.includes(CONTACT) ? cell(CONTACT) || null : undefined
  return { externalId: cell(EXTERNAL_ID), name: cell(NAME), contact }
}

interface Judged {
  readonly unit: WantedUnit
  /** External ids of the rows before it. */
  readonly seen: ReadonlySet<string>
  readonly isWhole: boolean
}

function mistakeIn({ unit, seen, isWhole }: Judged): Mistake['mistake'] | null {
  const { externalId, name, contact } = unit
  if (!isWhole) return 'columns'
  if (externalId === '') return 'external-id-missing'
  if (name === '') return 'name-missing'
  const isTooLong =
    externalId.length > LONGEST_EXTERNAL_ID ||
    [name, contact ?? ''].some((text) => text.length > LONGEST_LINE)
  if (isTooLong) return 'unreadable'
  return seen.has(externalId) ? 'duplicate' : null
}
