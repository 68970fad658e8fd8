import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { Words } from '../../words/chosen-language.ts'
import { ask } from './dialog.ts'

const LEAVING = 'console-leaving'

/** Another page is about to be shown, or the session ended; whoever prevents that calls `go` once it may be. */
export class LeavingEvent extends Event {
  readonly go: () => void

  constructor(go: () => void) {
    super(LEAVING, { cancelable: true })
    this.go = go
  }
}

const leaving = ({ leaveHeading, leaveText, leaveDo }: Words) => ({
  heading: leaveHeading,
  text: leaveText,
  confirm: leaveDo,
})

const dropping = ({ dropHeading, dropText, dropDo }: Words) => ({
  heading: dropHeading,
  text: dropText,
  confirm: dropDo,
})

/**
 * Asks before something unsaved is left, for another page of ours or for somewhere else. Of several
 * on a page only the first asks, for all of them.
 */
export class Leaving implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #isUnsaved: () => boolean
  /** One for each time that is asked. */
  #asked: { readonly go: () => void } | null = null
  #isDrop = false

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
    const asked = this.#asked
    if (!asked) return nothing
    const dialog = ask({
      words,
      name: 'leaving',
      ...(this.#isDrop ? dropping(words) : leaving(words)),
      isDanger: true,
      isBusy: false,
      refusal: null,
      onConfirm: () => {
        this.#ask(null)
        asked.go()
      },
      // A browser tells of it later: "back" may have been pressed, and asked anew, meanwhile.
      onClose: () => this.#asked === asked && this.#ask(null),
    })
    return html`${keyed(asked, dialog)}`
  }

  /** Asks before what was typed is given up and the page stays. */
  askToDrop(drop: () => void): void {
    this.#isDrop = true
    this.#ask(drop)
  }

  #ask(go: (() => void) | null): void {
    this.#asked = go && { go }
    this.#host.requestUpdate()
  }

  readonly #onLeaving = (event: Event): void => {
    if (!(event instanceof LeavingEvent) || !this.#isUnsaved()) return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.#isDrop = false
    this.#ask(event.go)
  }

  readonly #onUnload = (event: Event): void => {
    if (this.#isUnsaved()) event.preventDefault()
  }
}
