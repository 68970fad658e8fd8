import { createHash } from 'node:crypto'

/** SHA-256 of UTF-8 text, base64url. For public texts and salted details, never for secrets. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url')
}

/** Zero bits that the SHA-256 of UTF-8 text begins with: the work that was done to find the text. */
export function leadingZeroBits(text: string): number {
  const bytes = createHash('sha256').update(text, 'utf8').digest()
  const at = bytes.findIndex((byte) => byte !== 0)
  return at < 0 ? 256 : 8 * at + Math.clz32(bytes[at] ?? 0) - 24
}
