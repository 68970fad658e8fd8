import type { ImportedUnits, UnitColumn, UnitMistake } from '../../contract/console/people-wire.ts'
import type { SheetView } from '../../contract/console/sheet-wire.ts'
import { cleanName } from '../../contract/plain/clean-text.ts'
import { LONGEST_EXTERNAL_ID, LONGEST_LINE } from '../../contract/plain/lengths.ts'
import { readSheet, type SheetRow } from '../../sheets/read-sheet.ts'
import { UNIT_COLUMNS } from './unit-columns.ts'
import type { WantedUnit } from './unit-putting.ts'

export interface ReadUnits extends SheetView<UnitColumn> {
  readonly units: readonly WantedUnit[]
  readonly mistakes: ImportedUnits['mistakes']
}

/** What people call a row that sums up, with or without the number. */
const SUM =
  /^(?:(?:del|total)?summa|sum|(?:grand |sub)?total|totalt|antal|yhteensä|(?:loppu|kokonais|väli)?summa|lukumäärä)\s*:?[\d\s.,]*$/iu

interface Judged {
  readonly row: SheetRow<UnitColumn>
  readonly unit: WantedUnit
}

/** Units of a spreadsheet's text, `there` by their external ids already: those that are right, and what is wrong with the other rows. */
export function readUnits(csv: string, there: ReadonlySet<string>): ReadUnits {
  const sheet = readSheet(csv, UNIT_COLUMNS)
  if (!sheet.isRead) {
    const { found, missing, repeated, most } = sheet
    const unread = { found, missing, repeated, most }
    return { units: [], mistakes: [], above: '', ignored: [], unread }
  }
  const { columns, rows, above, ignored } = sheet
  const judged = rows.map((row) => ({ row, unit: unitOf(row, columns) }))
  const disputed = disputedIn(judged)
  const padded = paddedIds([...there, ...judged.map(({ unit }) => unit.externalId)])
  const units = new Map<string, WantedUnit>()
  const mistakes: UnitMistake[] = []
  for (const { row, unit } of judged) {
    const isDisputed = disputed.has(unit.externalId)
    const hasLost = !there.has(unit.externalId) && padded.has(unit.externalId)
    const mistake =
      mistakeIn(row, unit) ?? (isDisputed ? 'duplicate' : hasLost ? 'zeros-lost' : null)
    const { line, lastLine, text } = row
    if (mistake) mistakes.push({ line, lastLine, text, mistake })
    else units.set(unit.externalId, unit)
  }
  return { units: [...units.values()], mistakes, above, ignored, unread: null }
}

/** A file without contacts leaves those that are there. */
function unitOf({ cells }: SheetRow<UnitColumn>, columns: readonly UnitColumn[]): WantedUnit {
  const contact = columns.includes('contact') ? cleanName(cells.contact) || null : undefined
  return { externalId: cleanName(cells.externalId), name: cleanName(cells.name), contact }
}

/** Ids of digits that others are with zeros before them, as they are without. */
function paddedIds(ids: readonly string[]): ReadonlySet<string> {
  const shorter = ids.flatMap((id) => {
    const zeros = /^0+(?=\d+$)/.exec(id)?.[0].length ?? 0
    return Array.from({ length: zeros }, (_, at) => id.slice(at + 1))
  })
  return new Set(shorter)
}

/** External ids of which rows say different things: nobody knows which of them is right. One that is repeated as it is does no harm. */
function disputedIn(judged: readonly Judged[]): ReadonlySet<string> {
  const said = new Map<string, string>()
  const disputed = new Set<string>()
  for (const { row, unit } of judged) {
    if (mistakeIn(row, unit)) continue
    const { externalId, name, contact } = unit
    const says = JSON.stringify([name, contact])
    if ((said.get(externalId) ?? says) !== says) disputed.add(externalId)
    said.set(externalId, says)
  }
  return disputed
}

function mistakeIn(
  { isBroken, isMisplaced, hasExcess, hasError }: SheetRow<UnitColumn>,
  { externalId, name, contact }: WantedUnit,
): UnitMistake['mistake'] | null {
  if (isBroken) return 'unreadable'
  if (isMisplaced) return 'misplaced'
  if (hasExcess) return 'columns'
  if (hasError) return 'error-value'
  if (SUM.test(externalId)) return 'sum-row'
  if (externalId === '') return 'external-id-missing'
  if (name === '') return 'name-missing'
  const isTooLong =
    externalId.length > LONGEST_EXTERNAL_ID ||
    [name, contact ?? ''].some((text) => text.length > LONGEST_LINE)
  return isTooLong ? 'too-long' : null
}
