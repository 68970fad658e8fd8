import type { WantedInvitation } from '../../../api/contract/console/invitations.ts'

/** A line that somebody pasted: who is wanted, or null when its columns make no sense. */
export interface PastedRow {
  /** 1 is the first line of the field. */
  readonly line: number
  readonly text: string
  readonly wanted: WantedInvitation | null
}

const LEAST_CELLS = 4
const MOST_CELLS = 5

/** Spreadsheets give tabs; otherwise semicolons, which names never hold, before commas. */
const separatorOf = (line: string): string =>
  ['\t', ';'].find((separator) => line.includes(separator)) ?? ','

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/""/g, '"')

/** A first line may name the columns. */
const isHead = (line: string, index: number): boolean =>
  index === 0 && /^\W*(e-?mail|e-?post|address|adress)/i.test(line) && !line.includes('@')

/** Lines of `address; first name; last name; role; unit id`; several units parted by `|`. */
export function parseRows(text: string, language: string): readonly PastedRow[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ text: line, line: index + 1 }))
    .filter(({ text: line }, index) => line.trim() !== '' && !isHead(line, index))
    .map((row) => ({ ...row, wanted: wantedOf(row.text, language) }))
}

function wantedOf(line: string, language: string): WantedInvitation | null {
  const cells = line.split(separatorOf(line)).map(unquoted)
  while (cells.length > LEAST_CELLS && cells.at(-1) === '') cells.pop()
  if (cells.length < LEAST_CELLS || cells.length > MOST_CELLS) return null
  const [address = '', firstName = '', lastName = '', role = '', units = ''] = cells
  const ids = units.split('|').map((id) => id.trim())
  const roles = role === '' ? [] : ids.map((id) => ({ unit: id === '' ? null : id, role }))
  return { address, firstName, lastName, language, roles }
}

/** The line with its address replaced. */
export const withAddress = (line: string, from: string, to: string): string =>
  line.replace(from, () => to)
