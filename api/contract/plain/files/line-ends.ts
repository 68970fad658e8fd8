/** What ends lines where nothing else does: of old terminals, of word processors, of web pages. */
const ODD_ENDS = /[\v\u0085\u2028\u2029]/

/** Lines of a text. Odd ends count only where there are no usual ones: beside those they stand inside a cell. */
export function linesOf(text: string): string[] {
  const hasUsual = /[\r\n]/.test(text.trim())
  return text.split(
    hasUsual || !ODD_ENDS.test(text) ? /\r\n|\r|\n/ : /\r\n|[\r\n\v\u0085\u2028\u2029]/,
  )
}
