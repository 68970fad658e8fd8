import type {
  ListedInvitation,
  PeopleColumn,
  ReadInvitations,
  SenselessRow,
} from '../../../contract/console/sheet-wire.ts'
import { cleanName } from '../../../contract/plain/clean-text.ts'
import { MOST_ROLES } from '../../../contract/plain/invitation-states.ts'
import { LONGEST_PASTED } from '../../../contract/plain/lengths.ts'
import { cleanAddress } from '../../../contract/plain/mail-address.ts'
import type { Unit } from '../../../ports/store/unit-store.ts'
import { readSheet, type SheetRow } from '../../../sheets/read-sheet.ts'
import { contradiction } from './contradiction.ts'
import { PEOPLE_COLUMNS, PEOPLE_COLUMNS_WITH_ID } from './people-columns.ts'
import { splitName } from './split-name.ts'

/** Without a head a row has so many cells: the unit may be left out, and nothing else told from it. */
const LEAST_CELLS = 4

/** People of a spreadsheet's text: who is wanted as what, as it was typed. @param units of the portal. */
export function readPeople(text: string, units: readonly Unit[]): ReadInvitations {
  const sheet = sheetOf(text)
  if (!sheet.isRead) {
    const { found, missing, repeated, most } = sheet
    return { rows: [], above: '', ignored: [], unread: { found, missing, repeated, most } }
  }
  const { above, ignored, hasHead } = sheet
  const isContradictory = contradiction(units)
  const rows = sheet.rows.map((row) => {
    const { line, lastLine, text: written } = row
    const wanted = wantedOf(row)
    const mistake =
      mistakeIn(row, hasHead) ??
      (isContradictory(row.cells) ? 'contradiction' : null) ??
      (fits(wanted) ? null : 'too-much')
    const judged = mistake ? { wanted: null, mistake } : { wanted, mistake }
    return { line, lastLine, text: written, ...judged }
  })
  return { rows, above, ignored, unread: null }
}

function mistakeIn(
  { isBroken, isMisplaced, hasExcess, hasError, width }: SheetRow<PeopleColumn>,
  hasHead: boolean,
): SenselessRow | null {
  if (isBroken) return 'unreadable'
  if (isMisplaced) return 'misplaced'
  if (hasError) return 'error-value'
  if (hasExcess) return 'columns'
  return !hasHead && width < LEAST_CELLS ? 'short' : null
}

function sheetOf(text: string) {
  const sheet = readSheet(text, PEOPLE_COLUMNS)
  if (!sheet.isRead || sheet.columns.some((one) => one === 'unit' || one === 'unitId')) return sheet
  return readSheet(text, PEOPLE_COLUMNS_WITH_ID)
}

/** What is more is no request that can be judged, and would stop the other rows. */
function fits({ address, firstName, lastName, telephone, roles }: ListedInvitation): boolean {
  const lines = [
    firstName,
    lastName,
    telephone ?? '',
    ...roles.flatMap(({ unit, role }) => [unit ?? '', role]),
  ]
  return (
    roles.length <= MOST_ROLES &&
    cleanAddress(address).length <= LONGEST_PASTED &&
    lines.every((line) => cleanName(line).length <= LONGEST_PASTED)
  )
}

function wantedOf({ cells }: SheetRow<PeopleColumn>): ListedInvitation {
  const { address, role, telephone } = cells
  const { firstName, lastName } = cells
  const names = firstName + lastName === '' ? splitName(cells.name) : { firstName, lastName }
  const roles =
    role === '' ? [] : unitsIn(cells.unitId || cells.unit).map((unit) => ({ unit, role }))
  return { address, ...names, ...(telephone === '' ? {} : { telephone }), roles }
}

/** Several in a cell are parted by `|`; an empty one is none, and never the whole portal. */
function unitsIn(cell: string): readonly string[] {
  const units = cell.split('|').map((unit) => unit.trim())
  const named = units.filter((unit) => unit !== '')
  return named.length > 0 ? named : ['']
}
