import { type Head, isBlank, type Places, type SheetColumns } from './heads.ts'
import type { SheetRecord } from './records.ts'

/** A record of data, and whether the columns of the head hold for it. */
export interface PlacedRecord {
  readonly record: SheetRecord
  readonly isMisplaced: boolean
}

interface Asked<Column extends string> {
  /** The first head; null where columns go by their order. */
  readonly head: Head<Column> | null
  readonly columns: SheetColumns<Column>
  readonly asHead: (record: SheetRecord) => Head<Column>
}

/** So few filled cells may be a title: such a row is told where it could be data, and never taken for it. */
const MOST_OF_A_TITLE = 2
/** So many columns named, and nothing else, make a head in the midst of data. */
const A_HEAD = 2

/** The data among the records, and the head that they are read by. */
export function tableOf<Column extends string>(
  records: readonly SheetRecord[],
  { head, columns, asHead }: Asked<Column>,
) {
  const from = head ? records.indexOf(head.record) : -1
  const above = head ? records.slice(0, from).flatMap((one) => aboveHead(one, head, columns)) : []
  const below = records.slice(from + 1)
  // With nothing between two heads the second counts: so a list looks of which only the rows below it are left.
  const next = head && above.length === 0 && below[0] ? asHead(below[0]) : null
  const by = next && isWhole(next) ? next : head
  const order = by?.places ?? columns.order ?? []
  return { by, placed: [...above, ...belowHead(below, order, asHead)] }
}

/** The records that are no head like the one above; from another one on, none can be told. */
function belowHead<Column extends string>(
  records: readonly SheetRecord[],
  order: Places<Column>,
  asHead: (record: SheetRecord) => Head<Column>,
): readonly PlacedRecord[] {
  let isMisplaced = false
  return records.flatMap((record) => {
    const head = asHead(record)
    const isHead = isWhole(head) || (head.isOnlyNames && head.named >= A_HEAD)
    if (isHead) isMisplaced = !(isWhole(head) && alike(head.places, order))
    return isHead && !isMisplaced ? [] : [{ record, isMisplaced }]
  })
}

const isWhole = <Column extends string>({ missing, repeated }: Head<Column>) =>
  missing.length === 0 && repeated.length === 0

/** Nothing of a title; a row of data, if it can be told from the head what it says. */
function aboveHead<Column extends string>(
  record: SheetRecord,
  { places }: Head<Column>,
  { needed, sure }: SheetColumns<Column>,
): readonly PlacedRecord[] {
  const filled = record.cells.filter((cell) => !isBlank(cell)).length
  const named = places.filter((place) => place !== undefined).length
  const has = (column: Column) => !isBlank(record.cells[places.indexOf(column)] ?? '')
  const isComplete = needed.every((group) => group.some(has))
  const isSure = sure !== undefined && record.cells.some((cell) => sure.test(cell))
  if (!(isSure || isComplete || filled >= named)) return []
  const isRead = isComplete && filled > MOST_OF_A_TITLE && record.cells.length <= places.length
  return [{ record, isMisplaced: !isRead }]
}

/** As many columns, in the same places; blank ones at the end are nothing. */
function alike<Place>(some: readonly Place[], others: readonly Place[]): boolean {
  const most = Math.max(some.length, others.length)
  return Array.from({ length: most }, (_, at) => at).every((at) => some[at] === others[at])
}
