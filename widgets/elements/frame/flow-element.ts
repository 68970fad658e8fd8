import {
  type CSSResultGroup,
  html,
  type LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import type { Answer } from '../../../api/contract/requests.ts'
import type { FlowView, StepName } from '../../../api/contract/views.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import { FlowController } from '../../controllers/flow-controller.ts'
import type { Language } from '../../controllers/language.ts'
import { SurroundingsController } from '../../controllers/surroundings-controller.ts'
import { tell } from '../../events/flow-event.ts'
import type { StepActions } from '../../steps/step.ts'
import { isForStep } from '../../steps/step-element.ts'
import { FlowAttributes } from './flow-attributes.ts'
import { flowElementStyles } from './flow-element.styles.ts'
import { footTemplate, hasTyped, noticeTemplate, workTemplate } from './frame-templates.ts'
import { keyOf, StepOutlet } from './step-outlet.ts'
import { loadNext, loadStep } from './step-registry.ts'
import { loadFirstWords } from './words/load.ts'

/** For what is fetched ahead: when that fails, it is asked for again when it is needed. */
const ignore = (): undefined => undefined

/** What neither typing anew nor waiting a moment helps against. */
const isHopeless = (problem: WidgetProblem | null): boolean =>
  problem?.code === 'locked' || problem?.code === 'cookies_refused'

/** What the public elements share: the frame around a step, and the step's place in the page. */
export abstract class FlowElement extends FlowAttributes {
  static override styles: CSSResultGroup = flowElementStyles

  static override properties: typeof LitElement.properties = {
    step: { reflect: true },
    busy: { type: Boolean, reflect: true },
    helpOpen: { state: true },
  }

  /** The step shown. Read it, do not set it. */
  step: StepName | null = null
  /** Waiting for the server. Read it, do not set it. */
  busy = false

  /** Whether the help contacts are shown; null leaves it to the step. */
  protected helpOpen: boolean | null = null

  readonly #surroundings = new SurroundingsController(this)
  readonly #flow = new FlowController(this, () => this.request(this.#surroundings.language))
  readonly #outlet = new StepOutlet(this)
  #language: Language | null = null
  /** Language of the words fetched when a first step has been drawn. */
  #laterIn: Language | null = null
  #loading: string | null = null
  #unreachable = false
  /** The first step never takes the focus from the page; later ones are followed. */
  #hasDrawn = false

  override willUpdate(): void {
    const { language } = this.#surroundings
    const { view, busy } = this.#flow
    if (this.#language !== language) this.#loadWords()
    if (!view || this.#outlet.hasLoaded(view, language)) this.#forgetLoading()
    this.busy = busy || (this.#loading !== null && !this.#unreachable)
  }

  override updated(_changed: PropertyValues): void {
    const { view, problem, notice } = this.#flow
    if (notice === 'cancelled') this.#close()
    if (notice || problem || this.#hasDrawn) this.#loadLater()
    if (!view) {
      this.#outlet.mark({ busy: this.busy, problem })
      return
    }
    if (this.#outlet.hasLoaded(view, this.#surroundings.language)) this.#draw(view)
    else void this.#load(view)
  }

  override render(): TemplateResult {
    return html`<div part="frame" class="frame ${this.#surroundings.scheme}"
      lang=${this.#surroundings.language} @input=${this.#onInput}>
      ${this.#renderNotice()}
      <slot name="step"></slot>
      ${this.step || this.#flow.notice === 'cancelled' ? nothing : html`<slot></slot>`}
      ${this.#renderProblem()}
      ${workTemplate(this.#flow.isWorking && this.#outlet.common?.working)}
      ${this.#renderFoot()}
    </div>`
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const { frame } = this.#outlet
    const { notice } = this.#flow
    return frame && notice ? noticeTemplate(frame, notice, this.#onStartOver) : nothing
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const { common } = this.#outlet
    const { problem, view } = this.#flow
    const code = this.#unreachable ? 'offline' : problem?.code
    if (!common || !code) return nothing
    if (!this.#unreachable && view && isForStep(problem)) return nothing
    // What a start sends is all the page's own.
    const told = !view && code === 'invalid_input' ? 'not_found' : code
    const seconds = problem?.retryAfterSeconds
    const facts = { wait: seconds ? common.duration(seconds) : null, clock: null }
    return html`<div class="alert" role="alert"><p>${common.problem(told, facts)}
      ${hasTyped(this) ? common.kept : nothing}</p>
      <button class="quiet" type="button" @click=${this.#onRetry}>${common.retry}</button></div>`
  }

  #renderFoot(): TemplateResult | typeof nothing {
    const { common, view } = this.#outlet
    if (!common || !view || this.step === 'done') return nothing
    const isDeadEnd = this.step === 'denied' || isHopeless(this.#flow.problem)
    const isOpen = this.helpOpen ?? isDeadEnd
    const onHelp = () => {
      this.helpOpen = !isOpen
    }
    return footTemplate({
      words: common,
      isDeadEnd,
      isOpen,
      contacts: (this.#flow.view ?? view).help,
      language: this.#surroundings.language,
      onHelp,
      onStartOver: this.#canStartOver() ? this.#onStartOver : null,
      onCancel: this.#onCancel,
    })
  }

  #canStartOver(): boolean {
    return this.step !== 'identify' || this.#outlet.view?.journey !== this.journey
  }

  #actions: StepActions = {
    answer: (answer: Answer) => {
      loadNext(answer.step, this.#surroundings.language).catch(ignore)
      void this.#flow.answer(answer)
    },
    restart: (changes) => void this.#flow.restart(changes),
    help: () => this.#openHelp(),
  }

  #loadWords(): void {
    const { language } = this.#surroundings
    const isChange = this.#language !== null && this.#language !== language
    this.#language = language
    if (this.invitation()) loadStep('email-code', language).catch(ignore)
    loadFirstWords(language).then(({ common }) => {
      this.#outlet.common = common
      this.requestUpdate()
    }, ignore)
    if (isChange) void this.#flow.refresh()
  }

  #loadLater(): void {
    const { language } = this.#surroundings
    if (this.#laterIn === language) return
    this.#laterIn = language
    this.#outlet.loadLater(language).then(
      () => this.requestUpdate(),
      () => {
        this.#laterIn = null
      },
    )
    import('./later-steps.ts').catch(ignore)
  }

  async #load(view: FlowView): Promise<void> {
    const { language } = this.#surroundings
    const key = keyOf(view, language)
    // In other words it is still the same refusal, and counts on.
    this.#outlet.mark({
      busy: true,
      problem: view.step.name === this.step ? this.#flow.problem : null,
    })
    if (this.#loading === key) return
    this.#loading = key
    this.#unreachable = false
    this.requestUpdate()
    const hasFailed = await this.#outlet.load(view, language).then(ignore, () => true)
    if (this.#loading !== key) return
    this.#unreachable = hasFailed === true
    this.requestUpdate()
  }

  #forgetLoading(): void {
    this.#loading = null
    this.#unreachable = false
  }

  #draw(view: FlowView): void {
    const { problem, busy } = this.#flow
    const username = view.who?.masked === false ? view.who.address : null
    const setup = { view, problem, username, busy, actions: this.#actions }
    if (!this.#outlet.draw(setup)) return
    this.step = view.step.name
    this.helpOpen = null
    tell(this, 'farstu-step', { step: view.step.name })
    if (this.#hasDrawn) void this.#outlet.focus()
    this.#hasDrawn = true
    this.#loadLater()
  }

  #close(): void {
    this.#outlet.clear()
    this.step = null
  }

  #openHelp(): void {
    this.helpOpen = true
    this.renderRoot.querySelector<HTMLElement>('.more')?.focus()
  }

  #onRetry = (): void => {
    if (!this.#unreachable) {
      void this.#flow.retry()
      return
    }
    this.#forgetLoading()
    this.requestUpdate()
  }

  #onInput = (): void => {
    const { problem } = this.#flow
    if (problem && !isForStep(problem)) this.#flow.dismiss()
  }

  #onStartOver = (): void => void this.restart()

  #onCancel = async (): Promise<void> => {
    this.cancel()
    await this.updateComplete
    this.renderRoot.querySelector('h2')?.focus()
  }

  /** Gives the flow up; what can be resumed is kept. Sends `farstu-cancelled`. */
  cancel(): void {
    this.#flow.cancel()
  }

  /** Begins the journey anew. */
  restart(): Promise<void> {
    return this.#flow.restart()
  }

  /** Ends this browser's session in the portal; false when that could not be done. */
  signOut(): Promise<boolean> {
    return this.#flow.signOut()
  }
}
