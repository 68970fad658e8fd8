import type {
  ListedInvitation,
  PeopleColumn,
  ReadInvitations,
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
    const isShort = !hasHead && row.width < LEAST_CELLS
    const makesSense = !(row.isBroken || row.hasExcess || isShort)
    const { line, lastLine } = row
    return { line, lastLine, text: row.text, wanted: makesSense ? wantedOf(row) : null }
  })
  return { rows, above, ignored, unread: null }
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
