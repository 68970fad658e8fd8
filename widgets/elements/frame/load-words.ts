import type { Language } from '../../../api/contract/plain/languages.ts'
import type { CommonWords } from '../../words/common.ts'
import { fetchFirstWords } from '../../words/generated/first.ts'
import type { LaterWords } from '../../words/generated/later.ts'

/** What has come so far. */
const known: Partial<Record<Language, CommonWords>> = {}

/** The words that frame and steps share; undefined until those of a first field have come. */
export const commonIn = (language: Language): CommonWords | undefined => known[language]

/** Gives the words of the first step; those that it shares with the frame travel with them. */
export async function loadFirstWords(language: Language): Promise<object> {
  const { common, identify } = (await fetchFirstWords[language]()).words
  known[language] ??= common
  return identify
}

/** Gives the words of later steps that belong to no method; the rest of the shared ones travel with them. */
export async function loadLaterWords(language: Language): Promise<LaterWords> {
  const [{ words }, { laterWords }] = await Promise.all([
    fetchFirstWords[language](),
    import('./later-steps.ts'),
  ])
  const { frame, steps } = await laterWords(language)
  known[language] = { ...words.common, ...frame }
  return steps
}
