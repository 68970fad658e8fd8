import type { CsvRow } from '../../contract/plain/files/csv-line.ts'
import type { Exported } from '../../domain/exported.ts'
import type { ExportedRole } from '../../domain/people/people-export.ts'
import { timeCell } from './time-cell.ts'

/** Rows of the exported people, page by page, in the order of `peopleHeads`. */
export async function* peopleRows({
  pages,
  timeZone,
}: Exported<ExportedRole>): AsyncGenerator<readonly CsvRow[]> {
  const cell = timeCell(timeZone)
  const time = (instant: string | null): string => (instant === null ? '' : cell(instant))
  for await (const page of pages) yield page.map((row) => rowOf(row, time))
}

function rowOf(
  { person, membership }: ExportedRole,
  time: (instant: string | null) => string,
): CsvRow {
  const { lastName, firstName, address, suspendedAt } = person
  const own = [lastName, firstName, address, time(suspendedAt)]
  if (!membership) return [...own, '', '', '', '']
  const { unit, unitExternalId, role, until } = membership
  return [...own, unit ?? '', unitExternalId ?? '', role, time(until)]
}
