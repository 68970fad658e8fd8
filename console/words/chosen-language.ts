import { FALLBACK, LANGUAGES, type Language } from '../../api/contract/plain/languages.ts'
import { fetchWords, type Words } from './generated/words.ts'
import { keep, kept } from './kept.ts'

export type { Language, Words }

const KEPT = 'farstu-console-language'

const isLanguage = (text: string | null): text is Language =>
  LANGUAGES.some((language) => language === text)

/** The one chosen before, else the browser's, else the fallback. */
export function firstLanguage(): Language {
  const chosen = kept(KEPT)
  if (isLanguage(chosen)) return chosen
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  return wanted.find(isLanguage) ?? FALLBACK
}

export const keepLanguage = (language: Language): void => keep(KEPT, language)

export const wordsIn = async (language: Language): Promise<Words> =>
  (await fetchWords[language]()).words
