const ENDS = /\r\n|\r|\n/
/** Besides, what ends lines where nothing else does: of old terminals, of word processors, of web pages. */
const ODD_ENDS = /\r\n|[\r\n\v\u0085\u2028\u2029]/

/** Lines of a text. Odd ends count only where there are no usual ones: beside those they stand inside a cell. */
export function linesOf(text: string): string[] {
  return text.split(ENDS.test(text.trim()) ? ENDS : ODD_ENDS)
}
