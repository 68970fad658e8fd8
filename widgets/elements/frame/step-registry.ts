import type { Language } from '../../../api/contract/plain/languages.ts'
import type { StepName } from '../../../api/contract/views.ts'
import { FarstuStepIdentify } from '../../steps/identify-step.ts'
import type { Place } from '../../steps/step-entry.ts'
import { loadFirstWords, loadLaterWords } from './load-words.ts'

/** Defines a step's element and gives its words; both are fetched in parallel. The first comes with the frame. */
export async function loadStep(name: StepName | Place, language: Language): Promise<object> {
  if (name === FarstuStepIdentify.step) return loadFirstWords(language)
  const [own, ofMethod] = await Promise.all([
    loadLaterWords(language),
    import('./later-steps.ts').then(({ loadStep }) => loadStep(name, language)),
  ])
  return ofMethod ?? own[name as keyof typeof own]
}

/** Fetches ahead what usually follows; what cannot be fetched now is asked for when needed. */
export async function loadNext(name: string, language: Language): Promise<void> {
  const { nextOf } = await import('./later-steps.ts')
  const next = nextOf(name)
  if (next) await loadStep(next, language)
}
