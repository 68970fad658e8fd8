import { html, type PropertyDeclarations, type TemplateResult } from 'lit'
import type { Step } from '../../api/contract/views.ts'
import type { Act } from '../ui/quiet-button.ts'
import { LaterStep } from './later-step.ts'

/** Words around giving up what was set up before. */
export interface RestartWords {
  readonly restart: string
  readonly restartText: string
  readonly restartYes: string
  readonly restartNo: string
}

/** Steps whose view says whether that can be done. */
type RestartableName = Extract<Step, { canRestart: boolean }>['name']

/** A step whose method may be set up anew while enrolment lasts; asked for twice. */
export abstract class RestartableStep<
  N extends RestartableName,
  W extends RestartWords,
> extends LaterStep<N, W> {
  static override properties: PropertyDeclarations = {
    _asks: { state: true },
  }

  /** Setting up anew was asked for and waits for a yes. */
  protected _asks = false

  /** Quiet links besides the one that sets up anew. */
  protected abstract _links(): readonly Act[]

  protected abstract _canRestart(): boolean

  protected abstract _restart(): void

  protected override _renderBelow(): TemplateResult {
    if (this._asks) return this.#renderQuestion()
    const again: readonly Act[] = [[this.words.restart, this.#onAsk]]
    return this._renderLinks([...this._links(), ...(this._canRestart() ? again : [])])
  }

  #renderQuestion(): TemplateResult {
    const { words } = this
    const choices: readonly Act[] = [
      [words.restartYes, () => this._restart()],
      [words.restartNo, this.#onKeep],
    ]
    return html`<div>
      <p id="question" tabindex="-1">${words.restartText}</p>
      ${this._renderLinks(choices)}
    </div>`
  }

  #onAsk = async (): Promise<void> => {
    this._asks = true
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#question')?.focus()
  }

  #onKeep = (): void => {
    this._asks = false
    void this.focusField()
  }
}
