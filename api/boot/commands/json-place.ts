/** What JSON is made of (RFC 8259), each where the last one ended. */
const TOKEN =
  /[ \t\r\n]*(?:([{}[\]:,])|("(?:[^"\\\p{Cc}]|[\x7f-\x9f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-]))/uy

type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | ':' | 'comma' | 'end'

export interface JsonPlace {
  /** From 1. */
  readonly line: number
  readonly column: number
  /** What should stand there. */
  readonly expected: string
}

const WORDS: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a name in quotation marks',
  'name or }': 'a name in quotation marks or }',
  ':': 'a colon',
  comma: 'a comma, or what closes the list or the fields',
  end: 'nothing more',
}

/**
 * Where a text stops being JSON. The engine's own messages say so in some versions and for some texts
 * alone. Null for JSON.
 */
export function placeOfFault(text: string): JsonPlace | null {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = 0
  while (expected !== 'end' || /[^ \t\r\n]/.test(text.slice(at))) {
    TOKEN.lastIndex = at
    const [whole = '', sign, string] = TOKEN.exec(text) ?? []
    const kind = sign ?? (string === undefined ? 'other' : 'string')
    const next: Expected | null = whole === '' ? null : after(expected, kind, open)
    if (next === null) return placeAt(text, at, expected)
    expected = next
    at += whole.length
  }
  return null
}

/** What may follow; null where this may not stand here. */
function after(expected: Expected, kind: string, open: string[]): Expected | null {
  if (kind === '}' || kind === ']') return closed(expected, kind, open)
  if (expected.startsWith('value')) return begun(kind, open)
  if (expected.startsWith('name')) return kind === 'string' ? ':' : null
  if (expected === ':') return kind === ':' ? 'value' : null
  if (expected !== 'comma' || kind !== ',') return null
  return open.at(-1) === '{' ? 'name' : 'value'
}

function begun(kind: string, open: string[]): Expected | null {
  if (kind === ':' || kind === ',') return null
  if (kind !== '{' && kind !== '[') return following(open)
  open.push(kind)
  return kind === '{' ? 'name or }' : 'value or ]'
}

function closed(expected: Expected, kind: '}' | ']', open: string[]): Expected | null {
  const isRight = open.at(-1) === (kind === '}' ? '{' : '[')
  if (!isRight || !(expected === 'comma' || expected.endsWith(kind))) return null
  open.pop()
  return following(open)
}

function following(open: readonly string[]): Expected {
  return open.length === 0 ? 'end' : 'comma'
}

function placeAt(text: string, from: number, expected: Expected): JsonPlace {
  const before = text.slice(0, from) + (/^[ \t\r\n]*/.exec(text.slice(from))?.[0] ?? '')
  const lines = before.split(/\r\n|\r|\n/)
  return {
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
    expected: WORDS[expected],
  }
}
