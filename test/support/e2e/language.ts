import type { Page } from 'playwright-core'
import { it, type TestFunction } from 'vitest'
import { LANGUAGE_FACTS } from '../../../api/contract/plain/language-facts.ts'
import type { Language } from '../../../api/contract/plain/languages.ts'
import { demoPortal } from '../api/test-server.ts'
import { isDrawn } from '../drawing.ts'
import type { House } from './house.ts'

/** A browser of one's own, in a language. */
export const visitIn = (house: House, language: Language): Promise<Page> =>
  house.visit({ locale: LANGUAGE_FACTS[language].locale })

/** Laid over the usual portal, which has two languages. */
export function inFinnishToo() {
  const { helpContacts, languages, notices } = demoPortal('')
  const { privacy } = notices
  return {
    languages: [...languages, 'fi'],
    helpContacts: { ...helpContacts, fi: helpContacts.sv },
    notices: { privacy: { texts: { ...privacy.texts, fi: privacy.texts.sv } } },
  }
}

/**
 * Tells every other story of a file in one language and the rest in the other: what happens is the same
 * in each, and scenes show all words in all of them. Where pictures are asked for, all in both.
 */
export function inTurn(language: 'sv' | 'en') {
  let told = language === 'sv' ? 0 : 1
  return (name: string, story: TestFunction): void => {
    if (told++ % 2 === 0 || isDrawn) it(name, story)
  }
}

/** The same among more languages: of as many stories as there are languages, each is told in one. */
export function inTurnAmong(languages: readonly Language[], language: Language) {
  let told = languages.length - languages.indexOf(language)
  return (name: string, story: TestFunction): void => {
    if (told++ % languages.length === 0 || isDrawn) it(name, story)
  }
}
