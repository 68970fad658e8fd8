import type { WantedInvitation } from '../../../api/contract/console/invitation-wire.ts'

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
const separatorOf = (line: string): string => {
  const bare = line.replace(/"(?:[^"]|"")*"/g, '')
  return ['\t', ';'].find((separator) => bare.includes(separator)) ?? ','
}

/**
 * A cell that begins with a quotation mark goes on to the next one that stands alone (RFC 4180 §2); in
 * any other what stands in quotation marks is one piece: `"Example, Kim" <kim@example.org>`.
 */
function cellsOf(line: string): readonly string[] {
  const separator = separatorOf(line)
  const cell = new RegExp(
    `(?:^|${separator})(?:\\s*"((?:[^"]|"")*)"\\s*(?=${separator}|$)|((?:"[^"]*"|[^${separator}])*))`,
    'g',
  )
  return [...line.matchAll(cell)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"').trim(),
  )
}

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
  const cells = [...cellsOf(line)]
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
