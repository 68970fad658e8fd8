/** Where a part of a list ends, as it is handed out: opaque, and checked when it comes back. */
export function placeText(...keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The keys, as many as asked for; null for what was never handed out. */
export function placeKeys(text: string, count: number): readonly string[] | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isWhole =
      Array.isArray(keys) && keys.length === count && keys.every((key) => isPlainText(key))
    return isWhole ? keys : null
  } catch {
    return null
  }
}

/** PostgreSQL takes no NUL in a text. */
function isPlainText(key: unknown): boolean {
  return typeof key === 'string' && !key.includes('\0')
}
