import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Outcome, Refusal } from '../data/send.ts'

/** One thing asked for: nothing yet, the thing, or why it could not be had. */
export class Loaded<T> implements ReactiveController {
  value: T | null = null
  refusal: Refusal | null = null
  readonly #host: ReactiveControllerHost
  readonly #ask: () => Promise<Outcome<T>>
  #key: string | null = null
  #turn = 0

  constructor(host: ReactiveControllerHost, ask: () => Promise<Outcome<T>>) {
    this.#host = host
    this.#ask = ask
    host.addController(this)
  }

  hostConnected(): void {}

  /** Asks anew when the key is another one than before. */
  of(key: string): void {
    if (key === this.#key) return
    this.#key = key
    this.value = null
    void this.load()
  }

  async load(): Promise<void> {
    const turn = ++this.#turn
    this.refusal = null
    const outcome = await this.#ask()
    if (turn !== this.#turn) return
    if (outcome.ok) this.value = outcome.value
    else this.refusal = outcome.refusal
    this.#host.requestUpdate()
  }

  /** Asks again without a word: what is shown stays when that fails. */
  async refresh(): Promise<void> {
    if (this.value === null) return
    const turn = this.#turn
    const outcome = await this.#ask()
    if (turn === this.#turn && outcome.ok) this.set(outcome.value)
  }

  set(value: T): void {
    this.#turn++
    this.value = value
    this.refusal = null
    this.#host.requestUpdate()
  }
}
