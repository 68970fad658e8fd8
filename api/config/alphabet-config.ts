import { type Alphabet, alphabetOf, USUAL_LANGUAGE } from '../ports/store/alphabet.ts'
import type { EnvReader } from './env-reader.ts'

/** That of the language that was named, where its order is known here. */
export function alphabetFrom(read: EnvReader, language: string): Alphabet {
  if (isKnown(language)) return alphabetOf(language)
  read.mistake(
    `FARSTU_ALPHABET must be the tag of a language, such as sv, fi or en, not "${language}"`,
  )
  return alphabetOf(USUAL_LANGUAGE)
}

function isKnown(language: string): boolean {
  try {
    return Intl.Collator.supportedLocalesOf(language).length > 0
  } catch {
    return false
  }
}
