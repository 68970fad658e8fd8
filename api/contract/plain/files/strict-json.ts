/** The deepest honest body, an answer in its object, has two levels. */
const MAX_DEPTH = 8
/** Strings and the signs that make up structure, in text that is known to be JSON. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]/g

/**
 * JSON in which every name means one thing: RFC 8259 §4 leaves open which of two equal names counts,
 * so that whoever looked at the body before us may have seen another one.
 * @throws SyntaxError for what is no JSON, a name repeated in its object, or more than eight levels.
 */
export function parseStrictJson(text: string): unknown {
  const parsed: unknown = JSON.parse(text)
  const open: Set<string>[] = []
  let last = ''
  // All at once: `matchAll` takes twice as long.
  for (const token of text.match(TOKEN) ?? []) {
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') addName(open.at(-1), JSON.parse(last))
    else last = token
    if (open.length > MAX_DEPTH) throw new SyntaxError('Nested too deeply')
  }
  return parsed
}

/** Names are compared as they are read: `"\u0061"` is `"a"`. */
function addName(names: Set<string> | undefined, name: string): void {
  if (names?.has(name)) throw new SyntaxError('A name is repeated')
  names?.add(name)
}
