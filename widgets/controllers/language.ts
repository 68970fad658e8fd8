/** Languages with complete words. */
export const LANGUAGES = ['sv', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** The language for a BCP 47 tag; English where we have no words for it. */
export function languageFor(tag: string | null): Language {
  const primary = tag?.toLowerCase().split('-')[0]
  return LANGUAGES.find((language) => language === primary) ?? 'en'
}
