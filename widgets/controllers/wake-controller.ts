import type { ReactiveController } from 'lit'

const BEAT_MS = 10_000
/** More than a busy page or a throttled timer loses between two beats. */
const SLEPT_MS = 5000

/**
 * Calls back when time may have passed unnoticed: the page is shown again, comes back from where
 * browsers keep pages, or online, or the machine has slept. Monotonic clocks stand still meanwhile
 * in some systems; then the wall clock has gone further. It is compared with, never believed.
 */
export class WakeController implements ReactiveController {
  #beat: ReturnType<typeof setInterval> | undefined

  constructor(private readonly _wake: () => unknown) {}

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisible)
    addEventListener('pageshow', this.#onShown)
    addEventListener('online', this.#onOnline)
    let ahead = Date.now() - performance.now()
    this.#beat = setInterval(() => {
      const now = Date.now() - performance.now()
      if (Math.abs(now - ahead) > SLEPT_MS) this._wake()
      ahead = now
    }, BEAT_MS)
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisible)
    removeEventListener('pageshow', this.#onShown)
    removeEventListener('online', this.#onOnline)
    clearInterval(this.#beat)
  }

  #onVisible = (): void => {
    if (!document.hidden) this._wake()
  }

  #onShown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) this._wake()
  }

  #onOnline = (): void => {
    this._wake()
  }
}
