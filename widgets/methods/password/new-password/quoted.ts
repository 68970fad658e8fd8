/** Words in quotation marks, each kept by itself, so that one in Arabic turns nothing around it. */
export function quoted(words: readonly string[], open: string, close: string): readonly string[] {
  return words.map((word) => `${open}\u2068${word}\u2069${close}`)
}
