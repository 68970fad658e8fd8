import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Counts whole seconds down from a duration given by the server, and redraws its element. */
export class CountdownController implements ReactiveController {
  /** Seconds left; 0 when nothing is counted. */
  left = 0

  #endsAt = 0
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(private readonly _host: ReactiveControllerHost) {
    _host.addController(this)
  }

  hostConnected(): void {
    if (this.left > 0) this.#run()
  }

  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  /** Starts anew from so many seconds; 0 stops. */
  start(seconds: number): void {
    this.#endsAt = performance.now() + seconds * 1000
    this.left = Math.ceil(seconds)
    this.#run()
  }

  #run(): void {
    clearInterval(this.#timer)
    if (this.left > 0) this.#timer = setInterval(() => this.#tick(), 1000)
  }

  #tick(): void {
    this.left = Math.max(0, Math.round((this.#endsAt - performance.now()) / 1000))
    if (this.left === 0) clearInterval(this.#timer)
    this._host.requestUpdate()
  }
}
