import type {
  ListedInvitation,
  PeopleColumn,
  ReadInvitations,
  SenselessRow,
} from '../../../contract/console/sheet-wire.ts'
import { readSheet, type SheetRow } from '../../../sheets/read-sheet.ts'
import { PEOPLE_COLUMNS } from './people-columns.ts'
import { splitName } from './split-name.ts'

/** Without a head a row has so many cells: the unit may be left out, and nothing else told from it. */
const LEAST_CELLS = 4

/** People of a spreadsheet's text: who is wanted as what, as it was typed. */
export function readPeople(text: string): ReadInvitations {
  const sheet = readSheet(text, PEOPLE_COLUMNS)
  if (!sheet.isRead) {
    const { found, missing, repeated } = sheet
    return { rows: [], above: '', ignored: [], unread: { found, missing, repeated } }
  }
  const { above, ignored, hasHead } = sheet
  const rows = sheet.rows.map((row) => {
    const { line, lastLine, text: written } = row
    const mistake = mistakeIn(row, hasHead)
    const judged = mistake ? { wanted: null, mistake } : { wanted: wantedOf(row), mistake }
    return { line, lastLine, text: written, ...judged }
  })
  return { rows, above, ignored, unread: null }
}

function mistakeIn(
  { isBroken, hasExcess, width }: SheetRow<PeopleColumn>,
  hasHead: boolean,
): SenselessRow | null {
  if (isBroken) return 'unreadable'
  if (hasExcess) return 'columns'
  return !hasHead && width < LEAST_CELLS ? 'short' : null
}

function wantedOf({ cells }: SheetRow<PeopleColumn>): ListedInvitation {
  const { address, role } = cells
  const { firstName, lastName } = cells
  const names = firstName + lastName === '' ? splitName(cells.name) : { firstName, lastName }
  const roles =
    role === '' ? [] : unitsIn(cells.unitId || cells.unit).map((unit) => ({ unit, role }))
  return { address, ...names, roles }
}

/** Several in a cell are parted by `|`; an empty one is none, and never the whole portal. */
function unitsIn(cell: string): readonly string[] {
  const units = cell.split('|').map((unit) => unit.trim())
  const named = units.filter((unit) => unit !== '')
  return named.length > 0 ? named : ['']
}
