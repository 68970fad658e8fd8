import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import type { StepActions } from '../../steps/step.ts'
import { quietButton } from '../../ui/quiet-button.ts'
import { type Came, isSupported, stopAsking } from './ceremony.ts'
import type { Failure } from './failure.ts'
import type { CeremonyWords } from './words.ts'

/**
 * How old a challenge may be when the dialog opens, in milliseconds: another is fetched instead. The server's
 * `validUntil` is no measure here, because the browser's clock is not believed.
 */
const FRESH_MS = 60_000

interface DialogStep extends ReactiveControllerHost {
  readonly isConnected: boolean
  readonly view: object
  readonly problem: object | null
  readonly busy: boolean
  readonly actions: StepActions
  readonly words: CeremonyWords & { readonly now: string }
}

/** The browser's own dialog, as a step waits for it: whether it is open, and what came of it. */
export class Dialog implements ReactiveController {
  isOpen = false
  /** Of the last one, where nothing came of it. */
  failure: Failure | null = isSupported() ? null : 'unsupported'

  /** The dialog that is waited for; an earlier one is not. */
  #turn = 0
  #view: object | null = null
  #problem: object | null = null
  /** When the challenge that is shown came, by a clock that nobody sets. */
  #since = 0

  constructor(private readonly _step: DialogStep) {
    _step.addController(this)
  }

  hostUpdate(): void {
    const { view, problem } = this._step
    if (view !== this.#view) this.#since = performance.now()
    if (problem && problem !== this.#problem) this.failure = null
    this.#view = view
    this.#problem = problem
  }

  hostDisconnected(): void {
    this.stop()
  }

  /** A challenge was used: it is right once. */
  spend(): void {
    this.#since = Number.NEGATIVE_INFINITY
  }

  /** @returns what came of it; null for nothing, and where it was stopped. */
  async open<T>(ask: () => Promise<Came<T>>): Promise<T | null> {
    const turn = ++this.#turn
    this.#tell(true, null)
    if (performance.now() - this.#since > FRESH_MS) await this._step.actions.refresh()
    if (turn !== this.#turn || !this._step.isConnected) return null
    const came = await ask()
    if (turn !== this.#turn) return null
    this.#tell(false, came.ok ? null : came.failure)
    return came.ok ? came.value : null
  }

  stop = (): void => {
    if (!this.isOpen) return
    this.#turn++
    stopAsking()
    this.#tell(false, null)
  }

  #tell(isOpen: boolean, failure: Failure | null): void {
    this.isOpen = isOpen
    this.failure = failure
    this._step.requestUpdate()
  }

  /** What to say of a dialog that nothing came of; null where there is nothing to say. */
  get message(): string | null {
    const { failure } = this
    return failure === null || failure === 'stopped' ? null : this._step.words.wrong[failure]
  }

  /** The primary button, which waits for the dialog as it does for the server. */
  renderSubmit(label: string): TemplateResult {
    const isBusy = this._step.busy || this.isOpen
    return html`<farstu-button .busy=${isBusy}>
      <button type="submit" aria-disabled=${isBusy} aria-busy=${isBusy}>${label}</button>
    </farstu-button>`
  }

  /** What to do while it is open, said aloud as well; there from the beginning. */
  renderStatus(): TemplateResult {
    const { words } = this._step
    return html`<div role="status" class=${this.isOpen ? 'asking' : 'unseen'}>${
      this.isOpen
        ? html`<p><strong>${words.now}</strong></p><p class="small muted">${words.working}</p>`
        : nothing
    }</div>${this.isOpen ? html`<div class="links">${quietButton([words.stop, this.stop])}</div>` : nothing}`
  }
}
