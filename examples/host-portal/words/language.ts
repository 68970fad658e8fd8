import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { type Words, wordsIn } from './generated/words.ts'

export type Language = keyof typeof wordsIn

/** Those that the portal has words in. */
export const LANGUAGES = Object.keys(wordsIn) as readonly Language[]

/** Grouped: without that, `sv` would match at the beginning of any longer address too. */
export const IN_LANGUAGE = `/:language{(?:${LANGUAGES.join('|')})}`

export const WORDS: Readonly<Record<Language, Words>> = wordsIn

export const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text)

/** The tag for dates and numbers: `en` alone would be American. */
export const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : language)

/** A language by its own name, as it would begin a line: `Svenska`. */
export const nameOf = (language: Language): string => {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** The language that the browser prefers; Swedish when it prefers none of ours. */
export const preferredLanguage = (c: Context): Language => {
  c.header('Vary', 'Accept-Language', { append: true })
  const best = accepts(c, {
    header: 'Accept-Language',
    supports: [...LANGUAGES],
    default: 'sv',
    match: (wanted, { supports, default: fallback }) =>
      wanted
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.toLowerCase().split('-')[0] ?? '')
        .find((type) => supports.includes(type)) ?? fallback,
  })
  return isLanguage(best) ? best : 'sv'
}
