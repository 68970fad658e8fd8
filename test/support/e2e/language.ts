import type { Page } from 'playwright-core'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import type { Language } from '../../../api/contract/plain/languages.ts'
import type { House } from './house.ts'

/** A browser of one's own, in a language. */
export const visitIn = (house: House, language: Language): Promise<Page> =>
  house.visit({ locale: LANGUAGE_FACTS[language].locale })
