import type { ReactiveController, ReactiveControllerHost } from 'lit'

const EVERY_MS = 15_000
/** Without a touch for so long nobody is there: asking on would keep an idle session alive. */
const GONE_AFTER_MS = 5 * 60_000
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Beats every 15 seconds while the page can be seen and somebody is there. */
export class Pulse implements ReactiveController {
  readonly #beat: () => void
  #timer: ReturnType<typeof setInterval> | undefined
  #lastSign = 0

  constructor(host: ReactiveControllerHost, beat: () => void) {
    this.#beat = beat
    host.addController(this)
  }

  hostConnected(): void {
    this.#note()
    for (const name of SIGNS_OF_LIFE) addEventListener(name, this.#note, { passive: true })
    this.#timer = setInterval(() => {
      const isHere = Date.now() - this.#lastSign < GONE_AFTER_MS
      if (isHere && document.visibilityState === 'visible') this.#beat()
    }, EVERY_MS)
  }

  hostDisconnected(): void {
    for (const name of SIGNS_OF_LIFE) removeEventListener(name, this.#note)
    clearInterval(this.#timer)
  }

  readonly #note = (): void => {
    this.#lastSign = Date.now()
  }
}
