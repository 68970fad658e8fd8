import { createHash } from 'node:crypto'

/** SHA-256 of UTF-8 text, base64url. For public texts and salted details, never for secrets. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url')
}
