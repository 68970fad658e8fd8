import { LANGUAGES, type Language } from '../../api/contract/plain/languages.ts'

export type { Language }

/** The language for a BCP 47 tag; English where we have no words for it. */
export function languageFor(tag: string | null): Language {
  const primary = tag?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === primary) ?? 'en'
}
