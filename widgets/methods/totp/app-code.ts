import { html, type LitElement, nothing, type ReactiveController, type TemplateResult } from 'lit'
import { APP_CODE_DIGITS } from '../../../api/contract/plain/codes.ts'
import type { WidgetProblem } from '../../client/problem.ts'
import { CountdownController } from '../../controllers/countdown-controller.ts'
import { CodeEntry } from '../../ui/code-entry.ts'
import { type CodeSpec, codeField } from '../../ui/code-template.ts'
import type { TotpWords } from '../../words/generated/totp.ts'

/** The refusal with the server's clock in words: the person's own may be what is wrong. */
export function withClock(problem: WidgetProblem, locale: string): WidgetProblem {
  if (!problem.serverTime) return problem
  const time = new Date(problem.serverTime)
  return { ...problem, serverTime: time.toLocaleTimeString(locale, { timeStyle: 'medium' }) }
}

interface AppStep extends LitElement {
  readonly problem: WidgetProblem | null
  readonly words: TotpWords['app-code']
}

/** The field for an app's code in a step, and the wait for the next one after one that was used. */
export class AppCode implements ReactiveController {
  readonly #entry: CodeEntry
  readonly #next: CountdownController
  #seen: WidgetProblem | null = null

  constructor(private readonly _step: AppStep) {
    this.#entry = new CodeEntry(_step)
    this.#next = new CountdownController(_step)
    _step.addController(this)
  }

  hostUpdate(): void {
    const { problem } = this._step
    if (problem === this.#seen) return
    this.#seen = problem
    this.#next.start(this.#wait ?? 0)
  }

  /** The next code has come: what was said about the one before no longer holds. */
  get isThere(): boolean {
    return this.#wait !== undefined && this.#next.left === 0
  }

  renderField(spec: Pick<CodeSpec, 'id' | 'label' | 'hint' | 'error'>): TemplateResult {
    const { left } = this.#next
    const { hint, ...rest } = spec
    return codeField({
      ...rest,
      ...(left > 0 ? { wait: this._step.words.nextIn({ seconds: left }) } : hint && { hint }),
      length: APP_CODE_DIGITS,
      onComplete: this.#entry.onComplete,
    })
  }

  /** There while the wait lasts, so that its end is said aloud. */
  renderNext(): TemplateResult | typeof nothing {
    if (this.#wait === undefined) return nothing
    const { isThere } = this
    return html`<p role="status" class=${isThere ? 'small' : 'unseen'}>${
      isThere ? this._step.words.nextNow : nothing
    }</p>`
  }

  /** Seconds from the refusal until the next code; undefined where no code was used before. */
  get #wait(): number | undefined {
    const { problem } = this._step
    return problem?.code === 'code_used' ? problem.retryAfterSeconds : undefined
  }
}
