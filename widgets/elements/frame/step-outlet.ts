import type { ReactiveControllerHost } from 'lit'
import type { Language } from '../../../api/contract/plain/languages.ts'
import type { FlowView } from '../../../api/contract/views.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import type { StepActions } from '../../steps/step.ts'
import { commonIn, loadFirstWords } from './load-words.ts'
import { loadStep } from './step-registry.ts'

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

interface LoadedStep {
  readonly key: string
  readonly language: Language
  readonly words: object
}

/** What is loaded together: a step in a language. */
const keyOf = (view: FlowView, language: Language): string => `${view.step.name} ${language}`

/** Loads the step that the server names and keeps its element in the light DOM of the page. */
export class StepOutlet {
  /** What is shown now; it stays while another flow is being started. */
  view: FlowView | null = null

  /** What is wanted could not be fetched. */
  hasFailed = false

  #loaded: LoadedStep | null = null
  /** Key of what is being fetched. */
  #wanted: string | null = null
  #element: StepHost | null = null

  constructor(private readonly _host: ReactiveControllerHost & HTMLElement) {}

  get isLoading(): boolean {
    return this.#wanted !== null && !this.hasFailed
  }

  hasLoaded(view: FlowView, language: Language): boolean {
    return this.#loaded?.key === keyOf(view, language)
  }

  /** Fetches a step, and has the host drawn anew when it has come or could not. */
  async load(view: FlowView, language: Language): Promise<void> {
    const key = keyOf(view, language)
    if (this.#wanted === key) return
    this.#want(key)
    const { name } = view.step
    await Promise.all([loadStep(name, language), loadFirstWords(language)]).then(
      ([words]) => {
        this.#loaded = { key, language, words }
      },
      () => {
        this.hasFailed ||= this.#wanted === key
      },
    )
    this._host.requestUpdate()
  }

  /** Nothing is wanted any more, or it is to be tried again. */
  forget(): void {
    if (this.#wanted) this.#want(null)
  }

  #want(key: string | null): void {
    this.#wanted = key
    this.hasFailed = false
    this._host.requestUpdate()
  }

  /** Draws what is loaded; true when another step than before is now shown. */
  draw(setup: StepSetup): boolean {
    const { step, flow } = setup.view
    const isNew = this.view?.step.name !== step.name || this.view.flow !== flow
    const element = isNew ? this.#create(step.name) : this.#element
    if (!element || !this.#loaded) return false
    const { words, language } = this.#loaded
    Object.assign(element, { ...setup, words, common: commonIn(language), lang: language })
    if (isNew) element.toggleAttribute('still', this.view === null)
    this.view = setup.view
    if (!isNew) return false
    this.#element?.remove()
    this._host.append(element)
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
