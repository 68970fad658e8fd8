import { separatorIn } from './hundredths.ts'

/** Spreadsheets take a value that begins so for a formula; the apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r]/

const cell = (value: string, separator: string): string => {
  const safe = FORMULA.test(value) ? `'${value}` : value
  const isPlain = !safe.includes(separator) && !/["\r\n]/.test(safe)
  return isPlain ? safe : `"${safe.replaceAll('"', '""')}"`
}

/** With a byte order mark, parted as spreadsheets in that language open by themselves. */
export const writeCsv = (rows: readonly (readonly string[])[], language: string): string => {
  const separator = separatorIn(language)
  return `\ufeff${rows.map((row) => `${row.map((value) => cell(value, separator)).join(separator)}\r\n`).join('')}`
}
