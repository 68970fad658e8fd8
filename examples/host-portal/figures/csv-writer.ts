import { csvLine } from '../../../widgets/server/index.ts'
import { separatorIn } from './hundredths.ts'

/** With a byte order mark, parted as spreadsheets in that language open by themselves. */
export const writeCsv = (rows: readonly (readonly string[])[], language: string): string => {
  const separator = separatorIn(language)
  return `\ufeff${rows.map((row) => csvLine(row, separator)).join('')}`
}
