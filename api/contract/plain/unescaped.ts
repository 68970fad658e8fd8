/** Each gateway that a mail went through may have escaped what it found. */
const MOST_ESCAPED = 3
const ESCAPES = /(?:%[0-9a-f]{2})+/gi

/** A part of an address without its escapes, however often it was escaped. */
export function unescaped(text: string): string {
  let plain = text
  for (let at = 0; at < MOST_ESCAPED && plain.includes('%'); at += 1)
    plain = plain.replace(ESCAPES, readOrLeave)
  return plain
}

/** What is no UTF-8 stays as it stands. */
function readOrLeave(escaped: string): string {
  try {
    return decodeURIComponent(escaped)
  } catch {
    return escaped
  }
}
