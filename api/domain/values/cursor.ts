/** What a cursor is told by: text, or whole numbers. */
type Kind = 'text' | 'whole'
type Keys<Kinds extends readonly Kind[]> = {
  readonly [At in keyof Kinds]: Kinds[At] extends 'whole' ? number : string
}

/** A cursor: where a page of a list ends, as it is handed out; opaque, and checked when it comes back. */
export function cursorText(...keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The keys, one of each kind named; null for what was never handed out. */
export function cursorKeys<const Kinds extends readonly Kind[]>(
  text: string,
  ...kinds: Kinds
): Keys<Kinds> | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isCursor = Array.isArray(keys) && keys.length === kinds.length
    return isCursor && kinds.every((kind, at) => isOf(kind, keys[at])) ? (keys as never) : null
  } catch {
    return null
  }
}

/** PostgreSQL takes no NUL in a text. */
function isOf(kind: Kind, key: unknown): boolean {
  return kind === 'whole'
    ? Number.isSafeInteger(key)
    : typeof key === 'string' && !key.includes('\0')
}
