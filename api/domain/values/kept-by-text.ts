/** More than there are portals, most of the time; beyond it all are forgotten and opened anew. */
const MOST = 500

/**
 * Opens each text once. What rows hold as JSON is read on every request and changes hardly ever; the
 * same text always means the same, so nothing can be out of date. What it gives is shared: nobody may
 * change it. A text that cannot be opened throws each time.
 */
export function keptByText<T extends object>(open: (text: string) => T): (text: string) => T {
  const opened = new Map<string, T>()
  return (text) => {
    const known = opened.get(text)
    if (known) return known
    const made = Object.freeze(open(text))
    if (opened.size >= MOST) opened.clear()
    opened.set(text, made)
    return made
  }
}
