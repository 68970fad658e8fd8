import type { Language } from '../../../controllers/language.ts'
import type { FirstStepName, OwnStepName, StepWords } from '../../../steps/step-entry.ts'
import type { CommonWords, FirstWords } from '../../../words/common.ts'
import type { WrittenFrame } from '../../../words/frame.ts'

interface First extends StepWords<FirstStepName> {
  readonly common: FirstWords
}

interface Later {
  readonly frame: WrittenFrame
  readonly steps: StepWords<Exclude<OwnStepName, FirstStepName>>
}

const FIRST: Readonly<Record<Language, () => Promise<First>>> = {
  sv: () => import('./first.sv.ts'),
  en: () => import('./first.en.ts'),
}

const LATER: Readonly<Record<Language, () => Promise<Later>>> = {
  sv: () => import('./later.sv.ts'),
  en: () => import('./later.en.ts'),
}

/** What has come so far. */
const known: Partial<Record<Language, CommonWords>> = {}

/** The words that frame and steps share; undefined until those of a first field have come. */
export const commonIn = (language: Language): CommonWords | undefined => known[language]

/** Gives the words of the first step; those that it shares with the frame travel with them. */
export async function loadFirstWords(language: Language): Promise<object> {
  const { common, identify } = await FIRST[language]()
  known[language] ??= common
  return identify
}

/** Gives the words of later steps that belong to no method; the rest of the shared ones travel with them. */
export async function loadLaterWords(language: Language): Promise<Later['steps']> {
  const [{ common }, { frame, steps }, { spoken }] = await Promise.all([
    FIRST[language](),
    LATER[language](),
    import('../later-steps.ts'),
  ])
  known[language] = { ...common, ...spoken(frame) }
  return steps
}
