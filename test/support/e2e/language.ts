import type { Page } from 'playwright-core'
import type { Language } from '../../../console/words/words.ts'
import type { House } from './house.ts'

const LOCALES: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }

/** A browser of one's own, in a language. */
export const visitIn = (house: House, language: Language): Promise<Page> =>
  house.visit({ locale: LOCALES[language] })
