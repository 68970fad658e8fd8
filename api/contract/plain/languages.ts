import { FALLBACK, FROM_RIGHT, LANGUAGES } from './words/generated/languages.ts'

/**
 * Languages that widgets, console, mails and our own pages have words in, as BCP 47 tags: a portal is
 * offered in no other. The list is `languages.json`.
 */
export { FALLBACK, LANGUAGES }

/** Tag of a language that there are words in (BCP 47). */
export type Language = (typeof LANGUAGES)[number]

/** Which way a language is written, for the attribute `dir`. */
export const directionOf = (language: Language): 'ltr' | 'rtl' =>
  FROM_RIGHT.includes(language) ? 'rtl' : 'ltr'

/** The language for a BCP 47 tag; the fallback where there are no words for it. */
export function languageFor(tag: string | null): Language {
  const primary = tag?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === primary) ?? FALLBACK
}
