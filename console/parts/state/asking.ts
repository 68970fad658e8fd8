import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Refusal } from '../../../widgets/client/problem.ts'

/** Something asked of the server under a key, and anew when that is another one than before. */
export abstract class Asking implements ReactiveController {
  refusal: Refusal | null = null
  protected readonly host: ReactiveControllerHost
  #key: string | null = null
  #turn = 0

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {}

  of(key: string): void {
    if (key === this.#key) return
    this.#key = key
    this.forget()
    void this.load()
  }

  abstract load(): Promise<void>

  /** What was had for the key before. */
  protected abstract forget(): void

  /** Begins a question. The answer tells whether it is still the newest: an older one is dropped. */
  protected begin(): () => boolean {
    this.#turn++
    return this.whileNewest()
  }

  /** The same for a question that waits for no turn: whatever begins meanwhile goes before it. */
  protected whileNewest(): () => boolean {
    const turn = this.#turn
    return () => turn === this.#turn
  }
}
