import type { Language } from '../controllers/language.ts'
import type { IdentifyWords } from '../steps/identify/words.ts'
import type { CommonWords } from './common.ts'

export interface FirstWords {
  readonly common: CommonWords
  readonly identify: IdentifyWords
}

const FIRST: Readonly<Record<Language, () => Promise<FirstWords>>> = {
  sv: () => import('./first.sv.ts'),
  en: () => import('./first.en.ts'),
}

/** The words that every step needs and those of the first step, which travel together. */
export const loadFirstWords = (language: Language): Promise<FirstWords> => FIRST[language]()
