import type { LitElement, ReactiveController } from 'lit'
import type { ProblemCode, WidgetProblem } from '../client/problem.ts'

/** Digits that an authenticator app shows. */
export const DIGITS = 6

/** Refusals of the code itself; any other leaves what was typed where it is. */
const OF_THE_CODE: readonly ProblemCode[] = ['wrong_code', 'code_expired', 'code_used']

/** The refusal with the server's clock in words: the person's own may be what is wrong. */
export function withClock(problem: WidgetProblem, locale: string): WidgetProblem {
  if (!problem.serverTime) return problem
  const time = new Date(problem.serverTime)
  return { ...problem, serverTime: time.toLocaleTimeString(locale, { timeStyle: 'medium' }) }
}

interface CodeStep extends LitElement {
  readonly problem: WidgetProblem | null
}

/** The field for a code in a step: a refused code is typed anew rather than corrected. */
export class CodeEntry implements ReactiveController {
  #seen: WidgetProblem | null = null

  constructor(private readonly step: CodeStep) {
    step.addController(this)
  }

  hostUpdated(): void {
    const { problem } = this.step
    if (problem === this.#seen) return
    this.#seen = problem
    if (problem && OF_THE_CODE.includes(problem.code)) this.#field()?.clear()
  }

  /** A new code is awaited. */
  reset(): void {
    this.#field()?.reset()
  }

  readonly onComplete = (): void => {
    this.step.querySelector('form')?.requestSubmit()
  }

  #field() {
    return this.step.querySelector('farstu-code')
  }
}
