import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { words as en, type Words } from './en.ts'
import { words as sv } from './sv.ts'

export const LANGUAGES = ['sv', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Grouped: without that, `sv` would match at the beginning of any longer address too. */
export const IN_LANGUAGE = '/:language{(?:sv|en)}'

export const WORDS: Readonly<Record<Language, Words>> = { sv, en }

export const isLanguage = (text: string | undefined): text is Language =>
  LANGUAGES.some((language) => language === text)

export const otherLanguage = (language: Language): Language => (language === 'sv' ? 'en' : 'sv')

/** The language that the browser prefers; Swedish when it prefers neither. */
export const preferredLanguage = (c: Context): Language => {
  c.header('Vary', 'Accept-Language', { append: true })
  const best = accepts(c, {
    header: 'Accept-Language',
    supports: [...LANGUAGES],
    default: 'sv',
    match: (wanted, { supports, default: fallback }) =>
      wanted
        .toSorted((a, b) => b.q - a.q)
        .map(({ type }) => type.slice(0, 2).toLowerCase())
        .find((type) => supports.includes(type)) ?? fallback,
  })
  return isLanguage(best) ? best : 'sv'
}
