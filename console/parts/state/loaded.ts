import type { ReactiveControllerHost } from 'lit'
import type { Outcome } from '../../../widgets/client/problem.ts'
import { Asking } from './asking.ts'

/** One thing asked for: nothing yet, the thing, or why it could not be had. */
export class Loaded<T> extends Asking {
  value: T | null = null
  readonly #ask: () => Promise<Outcome<T>>

  constructor(host: ReactiveControllerHost, ask: () => Promise<Outcome<T>>) {
    super(host)
    this.#ask = ask
  }

  async load(): Promise<void> {
    const isNewest = this.begin()
    this.refusal = null
    const outcome = await this.#ask()
    if (!isNewest()) return
    if (outcome.ok) this.value = outcome.value
    else this.refusal = outcome.problem
    this.host.requestUpdate()
  }

  /** Asks again without a word: what is shown stays when that fails. */
  async refresh(): Promise<void> {
    if (this.value === null) return
    const isNewest = this.whileNewest()
    const outcome = await this.#ask()
    if (isNewest() && outcome.ok) this.set(outcome.value)
  }

  set(value: T): void {
    this.begin()
    this.value = value
    this.refusal = null
    this.host.requestUpdate()
  }

  protected forget(): void {
    this.value = null
  }
}
