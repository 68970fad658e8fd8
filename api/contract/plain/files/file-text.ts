/** What was chosen instead of a text: a workbook (Excel's own, OpenDocument), a PDF, anything else that is no table. */
export type NoText = 'workbook' | 'pdf' | 'other'

/**
 * The text of a file, without a byte order mark; or what the file is.
 * @example
 * ```ts
 * import type { FileText } from 'farstu/server'
 *
 * export const isWorkbook = (file: FileText): boolean =>
 *   file.text === null && file.is === 'workbook'
 * ```
 */
export type FileText = { readonly text: string } | { readonly text: null; readonly is: NoText }

/** How kinds of file begin, a sign for each byte. */
const BEGINNINGS: readonly (readonly [string, NoText])[] = [
  ['PK\x03\x04', 'workbook'],
  ['\xd0\xcf\x11\xe0', 'workbook'],
  ['%PDF-', 'pdf'],
]
/** Web pages that call themselves workbooks. */
const WEB_PAGE = /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|\?xml|\?mso)/i
const LOOKED_AT = 4096

/**
 * Nordic letters as Excel for Mac saved them, where Windows-1252 has signs that stand there in no word: capitals in the midst
 * of small letters, š between consonants that only ö parts, dots before a word.
 */
const MACINTOSH =
  /[a-z][\x8a\x8c]|[A-Z][\x8a\x8c][a-z]|[bcdfghkmpstvBCDFGHKMPSTV]\x9a[bcdfgklmnprstv]|\x80[a-z]|\x81|(?:^|[\s;,"])\x85[a-z]/
/** The same, of letters that words of Windows-1252 have too, which counts where lines end as on a Macintosh alone. */
const NORDIC_MACINTOSH = /[a-zA-Z]\x9a|\x9a[a-z]|[\x80\x85][a-zA-Z]/
/** Letters of Windows-1252 that are neither quotation marks, dashes nor hard spaces on a Macintosh. */
const WESTERN = /[\xc0-\xc6\xcb-\xcf\xd6\xd8-\xf6\xf8-\xff]/

/**
 * The text of a file as spreadsheets save it: UTF-8, UTF-16 with its mark or without, Windows-1252, or Mac OS Roman. Bytes of
 * another encoding are hardly ever right as UTF-8 where there are å, ä and ö.
 * @example
 * ```ts
 * import { fileText } from 'farstu/server'
 *
 * export const textIn = (bytes: Uint8Array): string | null => fileText(bytes).text
 * ```
 */
export function fileText(bytes: Uint8Array): FileText {
  const beginning = byteText(bytes.subarray(0, LOOKED_AT))
  const is = BEGINNINGS.find(([start]) => beginning.startsWith(start))?.[1]
  if (is) return { text: null, is }
  if (WEB_PAGE.test(beginning)) return { text: null, is: 'other' }
  const text = decoded(bytes, beginning)
  // A picture has bytes that no text has.
  return text.includes('\0') ? { text: null, is: 'other' } : { text }
}

/** A sign for each byte. */
function byteText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += LOOKED_AT)
    text += String.fromCharCode(...bytes.subarray(at, at + LOOKED_AT))
  return text
}

function decoded(bytes: Uint8Array, beginning: string): string {
  const wide = wideEncoding(beginning)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return narrowText(bytes)
  }
}

/** UTF-16, by its mark; without one, where every other byte of the first two hundred signs is nearly always nought, and no other. */
function wideEncoding(beginning: string): string | null {
  if (beginning.startsWith('\xff\xfe')) return 'utf-16le'
  if (beginning.startsWith('\xfe\xff')) return 'utf-16be'
  const looked = beginning.slice(0, 400)
  const noughts = [...looked].flatMap((sign, at) => (sign === '\0' ? [at % 2] : []))
  const odd = noughts.filter((place) => place === 1).length
  const even = noughts.length - odd
  const most = looked.length * 0.4
  if (even === 0 && odd > most) return 'utf-16le'
  return odd === 0 && even > most ? 'utf-16be' : null
}

/** What Windows-1252 has from 80 to 9f. Node's own decoder takes it for ISO 8859-1, and these for nothing. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function narrowText(bytes: Uint8Array): string {
  const text = byteText(bytes)
  const isMacintosh =
    MACINTOSH.test(text) ||
    (NORDIC_MACINTOSH.test(text) && text.includes('\r') && !text.includes('\n'))
  if (isMacintosh && !WESTERN.test(text)) return new TextDecoder('macintosh').decode(bytes)
  return text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS[sign.charCodeAt(0) - 0x80] ?? sign)
}
