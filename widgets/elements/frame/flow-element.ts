import {
  type CSSResultGroup,
  html,
  type LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit'
import { INVITATION_NAME } from '../../../api/contract/plain/invitation-link.ts'
import { directionOf, type Language } from '../../../api/contract/plain/languages.ts'
import type { FlowView, StepName } from '../../../api/contract/views.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import { FlowController } from '../../controllers/flow-controller.ts'
import { languageAround, schemeAround } from '../../controllers/surroundings.ts'
import { tell } from '../../events/flow-event.ts'
import type { StepActions } from '../../steps/step.ts'
import { isForStep } from '../../steps/step-element.ts'
import { type Act, quietButton } from '../../ui/quiet-button.ts'
import type { CommonWords } from '../../words/common.ts'
import { explain } from '../../words/explain.ts'
import { FlowAttributes } from './flow-attributes.ts'
import { flowElementStyles } from './flow-element.styles.ts'
import { footTemplate, hasTyped, workTemplate } from './frame-templates.ts'
import { commonIn, loadFirstWords, loadLaterWords } from './load-words.ts'
import type { noticeTemplate } from './notice-template.ts'
import { StepOutlet } from './step-outlet.ts'
import { loadNext, loadStep } from './step-registry.ts'

/** For what is fetched ahead: when that fails, it is asked for again when it is needed. */
const ignore = (): undefined => undefined

const UNREACHABLE = { code: 'offline' } as const

/** What neither typing anew nor waiting a moment helps against. */
const isHopeless = (problem: WidgetProblem | null): boolean =>
  problem?.code === 'locked' || problem?.code === 'cookies_refused'

/** All that is asked for was shown by then: what else leads out would throw that away, and a code that was used up. */
const LEADING_ON: ReadonlySet<string> = new Set(['offer', 'codes-left'])

/** What the public elements share: the frame around a step, and the step's place in the page. */
export abstract class FlowElement extends FlowAttributes {
  static override styles: CSSResultGroup = flowElementStyles

  static override properties: typeof LitElement.properties = {
    step: { reflect: true },
    busy: { type: Boolean, reflect: true },
    _helpOpen: { state: true },
  }

  /** The step shown. Read it, do not set it. */
  step: StepName | null = null
  /** Waiting for the server. Read it, do not set it. */
  busy = false

  /** Whether the help contacts are shown; null leaves it to the step. */
  protected _helpOpen: boolean | null = null

  readonly #flow = new FlowController(this, () => this._request(this.#language))
  readonly #outlet = new StepOutlet(this)
  /** That of the place where the element stands, as it was drawn last. */
  #language: Language = 'en'
  /** Shared words of the newest language that has come; all of them, where there were all before. */
  #common: CommonWords | undefined
  /** What comes later, once it has. */
  #noticeTemplate: typeof noticeTemplate | undefined
  /** Language of the words fetched when a first step has been drawn. */
  #laterIn: Language | null = null
  /** Ends what is offered beside the address. */
  #beside: AbortController | undefined
  /** The first step never takes the focus from the page; later ones are followed. */
  #hasDrawn = false

  override willUpdate(): void {
    const language = this.isConnected ? languageAround(this) : this.#language
    const { view, busy } = this.#flow
    if (!this.hasUpdated || this.#language !== language) this.#loadWords(language)
    const words = commonIn(language)
    if (words?.locale || !this.#common?.locale) this.#common = words ?? this.#common
    if (!view || this.#outlet.hasLoaded(view, language)) this.#outlet.forget()
    this.busy = busy || this.#outlet.isLoading
  }

  override updated(_changed: PropertyValues): void {
    const { view, problem, notice, isWorking } = this.#flow
    if (notice === 'cancelled') this.#close()
    if (notice || problem || isWorking || this.#hasDrawn) void this.#loadLater()
    if (!view) {
      this.#outlet.mark({ busy: this.busy, problem })
      return
    }
    if (this.#outlet.hasLoaded(view, this.#language)) this.#draw(view)
    else this.#load(view)
  }

  override render(): TemplateResult {
    return html`<div part="frame" class="frame ${schemeAround(this)}"
      lang=${this.#language} dir=${directionOf(this.#language)} @input=${this.#onInput}>
      ${this.#renderNotice()}
      <slot name="step"></slot>
      ${this.step || this.#flow.notice === 'cancelled' ? nothing : html`<slot></slot>`}
      ${this.#renderProblem()}
      ${workTemplate(this.#flow.isWorking && this.#common?.working)}
      ${this.#renderFoot()}
    </div>`
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const { notice } = this.#flow
    const common = this.#common
    if (!notice || !common) return nothing
    return this.#noticeTemplate?.(common, notice, this.#onStartOver) ?? nothing
  }

  #renderProblem(): TemplateResult | typeof nothing {
    const common = this.#common
    const { view } = this.#flow
    const problem = this.#outlet.hasFailed ? UNREACHABLE : this.#flow.problem
    if (!common || !problem || (view && isForStep(problem))) return nothing
    // What a start sends is all the page's own.
    const isOwn = !view && problem.code === 'invalid_input'
    const told = isOwn ? ({ code: 'not_found' } as const) : problem
    return html`<div class="alert" role="alert"><p>${explain(common, told)}
      ${hasTyped(this) ? common.kept : nothing}</p>
      ${quietButton([common.retry, this.#onRetry])}</div>`
  }

  #renderFoot(): TemplateResult | typeof nothing {
    const common = this.#common
    const { view } = this.#outlet
    if (!common || !view || this.step === 'done') return nothing
    const isDeadEnd = this.step === 'denied' || isHopeless(this.#flow.problem)
    const isOpen = this._helpOpen ?? isDeadEnd
    const onHelp = () => {
      this._helpOpen = !isOpen
    }
    const isAtStart = this.step === 'identify' && view.journey === this._journey
    const startOver: Act = [common.startOver, this.#onStartOver]
    const exits = [...(isAtStart ? [] : [startOver]), [common.cancel, this.#onCancel] as const]
    return footTemplate({
      help: (this.#flow.view ?? view).help,
      // A dead end leaves nothing but the contacts, which are then shown at once.
      ask: [(isDeadEnd && common.helpContacts) || common.help, onHelp],
      isOpen,
      words: common.contacts,
      exits: LEADING_ON.has(this.step ?? '') ? [] : exits,
    })
  }

  #actions: StepActions = {
    answer: (answer, enrols) => {
      this.#beside?.abort()
      loadNext(answer.step, this.#language).catch(ignore)
      void this.#flow.answer(answer, enrols)
    },
    restart: (changes) => void this.#flow.restart(changes),
    refresh: async () => {
      await this.#flow.refresh()
      await this.updateComplete
    },
    help: () => this.#openHelp(),
    onward: (page) => {
      const token = this._invitation()
      return token ? `${page}#${INVITATION_NAME}=${token}` : page
    },
  }

  #loadWords(language: Language): void {
    this.#language = language
    if (this._invitation()) loadStep('mailbox', language).catch(ignore)
    loadFirstWords(language).then(() => this.requestUpdate(), ignore)
    if (this.hasUpdated) void this.#flow.refresh()
  }

  async #loadLater(): Promise<void> {
    const language = this.#language
    if (this.#laterIn === language) return
    this.#laterIn = language
    try {
      await loadLaterWords(language)
      const { noticeTemplate, settleIn } = await import('./later-steps.ts')
      if (!this.#noticeTemplate) settleIn(this)
      this.#noticeTemplate = noticeTemplate
      this.requestUpdate()
    } catch {
      this.#laterIn = null
    }
  }

  #load(view: FlowView): void {
    // In other words it is still the same refusal, and counts on.
    const problem = view.step.name === this.step ? this.#flow.problem : null
    this.#outlet.mark({ busy: true, problem })
    void this.#outlet.load(view, this.#language)
  }

  #draw(view: FlowView): void {
    const { problem, busy } = this.#flow
    const username = view.who?.masked === false ? view.who.address : null
    const setup = { view, problem, username, busy, actions: this.#actions }
    if (!this.#outlet.draw(setup)) return
    this.step = view.step.name
    this._helpOpen = null
    tell(this, 'farstu-step', { step: view.step.name })
    if (this.#hasDrawn) void this.#outlet.focus()
    this.#hasDrawn = true
    void this.#loadLater()
    void this.#offerBeside(view)
  }

  /** What finds the person without an address can be chosen where the address would be typed. */
  async #offerBeside({ step }: FlowView): Promise<void> {
    this.#beside?.abort()
    if (step.name !== 'identify' || step.session || !step.methods[0]) return
    this.#beside = new AbortController()
    const { signal } = this.#beside
    const { offerBeside } = await import('./later-steps.ts')
    await offerBeside(this.#flow, step.methods, signal)
  }

  #close(): void {
    this.#outlet.clear()
    this.step = null
  }

  #openHelp(): void {
    this._helpOpen = true
    this.renderRoot.querySelector<HTMLElement>('.more')?.focus()
  }

  #onRetry = (): void => {
    if (this.#outlet.hasFailed) this.#outlet.forget()
    else void this.#flow.retry()
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
