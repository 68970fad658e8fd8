import type { Language } from '../../../controllers/language.ts'
import type { IdentifyWords } from '../../../steps/identify/words.ts'
import type { CommonWords, WrittenWords } from '../../../words/common.ts'
import type { LaterWords } from './later.ts'

export interface FirstWords {
  readonly common: CommonWords
  readonly identify: IdentifyWords
}

interface WrittenFirst extends Omit<FirstWords, 'common'> {
  readonly common: WrittenWords
}

const FIRST: Readonly<Record<Language, () => Promise<WrittenFirst>>> = {
  sv: () => import('./first.sv.ts'),
  en: () => import('./first.en.ts'),
}

const LATER: Readonly<Record<Language, () => Promise<LaterWords>>> = {
  sv: () => import('./later.sv.ts'),
  en: () => import('./later.en.ts'),
}

/** What has come so far. */
const later: Partial<Record<Language, LaterWords>> = {}

/** Words that a first field can do without; steps after the first wait for them. */
export async function loadLaterWords(language: Language): Promise<LaterWords> {
  const words = await LATER[language]()
  later[language] = words
  return words
}

/** The words that every step needs and those of the first step, which travel together. */
export async function loadFirstWords(language: Language): Promise<FirstWords> {
  const { common: written, identify } = await FIRST[language]()
  const common: CommonWords = {
    ...written,
    duration: (seconds) => later[language]?.frame.duration(seconds) ?? '',
    problem: (code, facts) =>
      later[language]?.frame.problems[code]?.(facts) ??
      (code === 'offline' ? written.offline : written.unavailable),
  }
  return { common, identify }
}
