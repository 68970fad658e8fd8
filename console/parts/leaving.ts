import {
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import type { Words } from '../words/words.ts'
import { ask } from './dialog.ts'

const LEAVING = 'console-leaving'

/** Another page is about to be shown; whoever prevents that calls `go` once it may be. */
export class LeavingEvent extends Event {
  readonly go: () => void

  constructor(go: () => void) {
    super(LEAVING, { cancelable: true })
    this.go = go
  }
}

/** Asks before something unsaved is left, for another page of ours or for somewhere else. */
export class Leaving implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #isUnsaved: () => boolean
  #go: (() => void) | null = null

  constructor(host: ReactiveControllerHost, isUnsaved: () => boolean) {
    this.#host = host
    this.#isUnsaved = isUnsaved
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener(LEAVING, this.#onLeaving)
    addEventListener('beforeunload', this.#onUnload)
  }

  hostDisconnected(): void {
    removeEventListener(LEAVING, this.#onLeaving)
    removeEventListener('beforeunload', this.#onUnload)
  }

  render(words: Words): TemplateResult | typeof nothing {
    const go = this.#go
    if (!go) return nothing
    return ask({
      words,
      heading: words.leaveHeading,
      text: words.leaveText,
      confirm: words.leaveDo,
      isDanger: true,
      isBusy: false,
      refusal: null,
      onConfirm: () => go(),
      onClose: () => this.#ask(null),
    })
  }

  #ask(go: (() => void) | null): void {
    this.#go = go
    this.#host.requestUpdate()
  }

  readonly #onLeaving = (event: Event): void => {
    if (!(event instanceof LeavingEvent) || !this.#isUnsaved()) return
    event.preventDefault()
    this.#ask(event.go)
  }

  readonly #onUnload = (event: Event): void => {
    if (this.#isUnsaved()) event.preventDefault()
  }
}
