import type { Language } from './languages.ts'
import { facts } from './words/generated/language-facts.ts'

/** What is said of a language in `languages.json`, beside its tag. */
export interface LanguageFacts {
  /** BCP 47 tag for dates, times and numbers: `en` alone would be American. */
  readonly locale: string
  /** Of cells, as spreadsheets in that language take a file apart. */
  readonly separator: string
  /** Whether somebody who speaks it has read its words; where it is chosen, it is said if nobody has. */
  readonly reviewed: boolean
}

/** By tag, in the order of the list. */
export const LANGUAGE_FACTS: Readonly<Record<Language, LanguageFacts>> = facts

/** A language by its own name (`svenska`), as it would begin a line. */
export function nameOfLanguage(language: Language): string {
  const { locale } = LANGUAGE_FACTS[language]
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
