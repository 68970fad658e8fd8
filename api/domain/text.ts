/** A person's name as kept: NFC, without control, bidi-override and zero-width characters. */
export function cleanName(typed: string): string {
  return typed.normalize('NFC').replace(/\p{C}/gu, '').replace(/\s+/gu, ' ').trim()
}

/**
 * A numeric code as people type and paste it: spaces, hyphens and words around it are dropped,
 * full-width digits folded (NFKC).
 */
export function cleanCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/gu, '')
}
