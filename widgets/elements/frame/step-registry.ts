import type { StepName } from '../../../api/contract/views.ts'
import type { Language } from '../../controllers/language.ts'
import { FarstuStepIdentify } from '../../steps/identify/identify.ts'
import type { StepEntry } from './step-entry.ts'
import { loadFirstWords, loadLaterWords } from './words/load.ts'

/** The first step comes with the element itself. */
const IDENTIFY: StepEntry = {
  element: async () => FarstuStepIdentify,
  next: 'password',
}

async function entryOf(name: StepName): Promise<StepEntry> {
  if (name === 'identify') return IDENTIFY
  const { LATER } = await import('./later-steps.ts')
  return LATER[name]
}

const wordsOf = async (name: StepName, language: Language): Promise<object> =>
  name === 'identify'
    ? (await loadFirstWords(language)).identify
    : (await loadLaterWords(language)).steps[name]

/** Defines a step's element and gives its words; both are fetched in parallel. */
export async function loadStep(name: StepName, language: Language): Promise<object> {
  const [words] = await Promise.all([
    wordsOf(name, language),
    entryOf(name).then(({ element }) => element()),
  ])
  return words
}

/** Fetches ahead what usually follows; what cannot be fetched now is asked for when needed. */
export async function loadNext(name: StepName, language: Language): Promise<void> {
  const { next } = await entryOf(name)
  if (next) await loadStep(next, language)
}
