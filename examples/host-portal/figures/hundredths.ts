import { localeOf } from '../words/language.ts'

const SPACES = /[ \u00a0\u2009\u202f]/g
/** Blanks part groups of three: `12 34` is two numbers, or a digit too few. */
const NUMBER = /^(\d{1,9}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,2})(?:[.,](\d{1,2}))?$/

/**
 * A number in hundredths, so that sums are exact; null for anything else. Decimal comma or point.
 * Three digits after either are refused: `1,234` may mean one or a thousand.
 */
export const hundredthsOf = (text: string): number | null => {
  const match = NUMBER.exec(text)
  if (!match) return null
  const [, whole = '', decimals = ''] = match
  return Number(whole.replace(SPACES, '')) * 100 + Number(decimals.padEnd(2, '0'))
}

/** `1 234,5` in a language. */
export const numberInWords = (hundredths: number, language: string): string =>
  new Intl.NumberFormat(localeOf(language)).format(hundredths / 100)

const decimalSign = (language: string): string =>
  new Intl.NumberFormat(localeOf(language))
    .formatToParts(0.5)
    .find(({ type }) => type === 'decimal')?.value ?? '.'

/** `1234,5`, for files: as spreadsheets in that language read a number. */
export const plainNumber = (hundredths: number, language: string): string =>
  String(hundredths / 100).replace('.', decimalSign(language))

/** Of cells: spreadsheets part them by semicolons where a comma stands in numbers. */
export const separatorIn = (language: string): string => (decimalSign(language) === ',' ? ';' : ',')
