import type { FlowView } from '../../../api/contract/views.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import type { Language } from '../../controllers/language.ts'
import type { StepActions } from '../../steps/step.ts'
import type { CommonWords } from '../../words/common.ts'
import type { FrameWords } from '../../words/frame.ts'
import { loadStep } from './step-registry.ts'
import { loadFirstWords, loadLaterWords } from './words/load.ts'

/** What a step element is given; each knows its own kind of view and words. */
export interface StepSetup {
  readonly view: FlowView
  readonly problem: WidgetProblem | null
  readonly busy: boolean
  readonly username: string | null
  readonly actions: StepActions
}

interface StepHost extends HTMLElement, StepSetup {
  readonly updateComplete: Promise<boolean>
  readonly focusHeading: () => void
}

export interface LoadedStep {
  readonly key: string
  readonly language: Language
  readonly words: object
  readonly common: CommonWords
}

/** What is loaded together: a step in a language. */
export const keyOf = (view: FlowView, language: Language): string => `${view.step.name} ${language}`

/** Loads the step that the server names and keeps its element in the light DOM of the page. */
export class StepOutlet {
  /** Common words of the newest language loaded. */
  common: CommonWords | null = null
  /** Words of the frame; null until they are fetched. */
  frame: FrameWords | null = null
  /** What is shown now; it stays while another flow is being started. */
  view: FlowView | null = null

  #loaded: LoadedStep | null = null
  #element: StepHost | null = null

  constructor(private readonly host: HTMLElement) {}

  hasLoaded(view: FlowView, language: Language): boolean {
    return this.#loaded?.key === keyOf(view, language)
  }

  /** Rejects when a chunk cannot be fetched. */
  async load(view: FlowView, language: Language): Promise<void> {
    const { name } = view.step
    const [words, { common }] = await Promise.all([
      loadStep(name, language),
      loadFirstWords(language),
      name === 'identify' || this.loadLater(language),
    ])
    this.common = common
    this.#loaded = { key: keyOf(view, language), language, words, common }
  }

  async loadLater(language: Language): Promise<void> {
    this.frame = (await loadLaterWords(language)).frame
  }

  /** Draws what is loaded; true when another step than before is now shown. */
  draw(setup: StepSetup): boolean {
    const { step, flow } = setup.view
    const isNew = this.view?.step.name !== step.name || this.view.flow !== flow
    const element = isNew ? this.#create(step.name) : this.#element
    if (!element || !this.#loaded) return false
    const { words, common, language } = this.#loaded
    Object.assign(element, { ...setup, words, common, lang: language })
    if (isNew) element.toggleAttribute('still', this.view === null)
    this.view = setup.view
    if (!isNew) return false
    this.#element?.remove()
    this.host.append(element)
    this.#element = element
    return true
  }

  /** Passes on what has changed while the next step is not loaded yet. */
  mark(changes: Pick<StepSetup, 'busy' | 'problem'>): void {
    if (this.#element) Object.assign(this.#element, changes)
  }

  clear(): void {
    this.#element?.remove()
    this.#element = null
    this.view = null
  }

  async focus(): Promise<void> {
    await this.#element?.updateComplete
    this.#element?.focusHeading()
  }

  #create(name: string): StepHost {
    const element = document.createElement(`farstu-step-${name}`) as StepHost
    element.slot = 'step'
    return element
  }
}
