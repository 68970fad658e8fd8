import type { LitElement, ReactiveController } from 'lit'
import type { ProblemCode, WidgetProblem } from '../client/problem.ts'
import type { FarstuCode } from './code.ts'

/** Refusals of the code itself besides one used before; any other leaves what was typed. */
const OF_THE_CODE: readonly ProblemCode[] = ['wrong_code', 'code_expired']

interface CodeStep extends LitElement {
  readonly problem: WidgetProblem | null
}

/** The field for a code in a step: a refused code is typed anew rather than corrected. */
export class CodeEntry implements ReactiveController {
  #seen: WidgetProblem | null = null

  constructor(private readonly _step: CodeStep) {
    _step.addController(this)
  }

  hostUpdated(): void {
    const { problem } = this._step
    if (problem === this.#seen) return
    this.#seen = problem
    if (problem?.code === 'code_used') this.reset()
    else if (problem && OF_THE_CODE.includes(problem.code)) this.#field()?.clear()
  }

  /** A new code is awaited. */
  reset(): void {
    this.#field()?.reset()
  }

  readonly onComplete = (): void => {
    this._step.querySelector('form')?.requestSubmit()
  }

  #field() {
    return this._step.querySelector<FarstuCode>('farstu-code,farstu-grouped-code')
  }
}
