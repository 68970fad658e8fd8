/** What must not get from a request into the database, a mail or a page. */
export const SIGNS: Readonly<Record<string, string>> = {
  NUL: '\u0000',
  'a line break': '\r\n',
  'a line separator': '\u2028',
  'an escape': '\u001b[2J',
  'a right-to-left override': '\u202e',
  'an isolate': '\u2066',
  'a zero-width space': '\u200b',
  'a joiner between Latin letters': '\u200d',
  'a filler': '\u3164',
  'half a sign': '\ud800',
  'the other half': '\udc00',
  'ten thousand combining marks': '\u0301'.repeat(10_000),
}

/** What a database by itself may stumble over, the rest together, and what is only long: a request takes time. */
export const SIGNS_SENT: readonly string[] = [
  '\u0000',
  '\ud800',
  Object.values(SIGNS).slice(1, -1).join('a'),
  '\u0301'.repeat(10_000),
]

const UNSEEN = /\p{C}|[\u2028\u2029\u3164\u200b\u200d]|\u0301{100}|\ufffd/u
/** As JSON writes what it would not show. */
const ESCAPED = /\\u(?:00[01]|d[89a-f])|\\[rnbf]/i

/** What of it is in a text; null for nothing. */
export function unseenIn(text: string): string | null {
  const found = UNSEEN.exec(text) ?? ESCAPED.exec(text)
  return found && JSON.stringify(text.slice(0, 80))
}

/** A text with a sign before it, in its middle and behind it. */
export function among(text: string, sign: string): readonly string[] {
  const middle = Math.ceil(text.length / 2)
  return [sign + text, text.slice(0, middle) + sign + text.slice(middle), text + sign]
}

/** With a sign in the middle of one of its texts, once for each of them. */
export function* withEachText(value: unknown, sign: string): Generator<unknown> {
  if (typeof value === 'string') yield among(value, sign)[1]
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value))
    for (const changed of withEachText(part, sign))
      yield Array.isArray(value)
        ? value.map((one, at) => (String(at) === name ? changed : one))
        : { ...value, [name]: changed }
}

/** Each byte as a path or a query has it. */
export function percent(text: string): string {
  const bytes = [...Buffer.from(text)]
  return bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}
