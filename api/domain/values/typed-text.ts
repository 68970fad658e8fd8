import { cleanName } from '../../contract/plain/clean-text.ts'
import { LONGEST_NAME } from '../../contract/plain/lengths.ts'
import { shortened } from './shortened.ts'

/** A name that is kept, so that it can be given back by whoever confirms it. */
export function confirmableName(kept: string): string {
  return shortened(kept, LONGEST_NAME)
}

/** What names are made of; "evil.example" and "name@host" are read as links by mail programs. */
const NOT_OF_NAMES = /[^\p{L}\p{M}\p{N}\p{Join_C}\s.,'’()-]+/gu

/** A name that anybody may have typed, to be read by somebody else: holds nothing to be clicked. */
export function strangersName(typed: string): string {
  const spaced = cleanName(typed)
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
