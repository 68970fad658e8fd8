/** Joiners that spelling needs in some scripts (Persian, Indic); invisible elsewhere, and harmless. */
const INVISIBLE = /(?![\s\u200c\u200d])\p{C}/gu

/** A person's name as kept: NFC, one line, without control, bidi-override and zero-width characters. */
export function cleanName(typed: string): string {
  return typed.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
}

/**
 * A numeric code as people type and paste it: spaces, hyphens and words around it are dropped,
 * full-width digits folded (NFKC).
 */
export function cleanCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/gu, '')
}
