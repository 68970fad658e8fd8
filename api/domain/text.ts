import { shortened } from './shortened.ts'

/** Joiners that spelling needs in some scripts (Persian, Indic); invisible elsewhere, and harmless. */
const INVISIBLE = /(?![\s\u200c\u200d])\p{C}/gu

/** A person's name as kept: NFC, one line, without control, bidi-override and zero-width characters. */
export function cleanName(typed: string): string {
  return typed.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
}

/** A text of several lines as kept: NFC, without what a name would lose, line ends as `\n`. */
export function cleanText(typed: string): string {
  return typed.normalize('NFC').replace(/\r\n?/g, '\n').replace(INVISIBLE, '').trim()
}

/** In UTF-16 units, as kept: nobody could confirm a longer name at their registration. */
const LONGEST_NAME = 100

export function isTooLongName(typed: string): boolean {
  return cleanName(typed).length > LONGEST_NAME
}

/** A name that is kept, so that it can be given back by whoever confirms it. */
export function confirmableName(kept: string): string {
  return shortened(kept, LONGEST_NAME)
}

/** What names are made of; "evil.example" and "name@host" are read as links by mail programs. */
const NOT_OF_NAMES = /[^\p{L}\p{M}\p{N}\p{Join_C}\s.,'’()-]+/gu

/** A name that anybody may have typed, to be read by somebody else: holds nothing to be clicked. */
export function strangersName(typed: string): string {
  const spaced = typed
    .normalize('NFC')
    .replace(NOT_OF_NAMES, ' ')
    .replace(/\.(?=\S)/gu, '. ')
  return [...cleanName(spaced)].slice(0, LONGEST_NAME).join('').trim()
}

/**
 * A numeric code as people type and paste it: spaces, hyphens and words around it are dropped,
 * full-width digits folded (NFKC).
 */
export function cleanCode(typed: string): string {
  return typed.normalize('NFKC').replace(/\D/gu, '')
}
