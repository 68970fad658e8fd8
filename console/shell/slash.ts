import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { keep, kept } from '../words/kept.ts'

const KEPT = 'farstu-console-slash'
const TYPED_INTO = 'input, select, textarea, [contenteditable]'

/**
 * The key that leads to the search field. It can be switched off: a single key may be pressed by a
 * voice that was misheard (WCAG 2.2, 2.1.4).
 */
export class Slash implements ReactiveController {
  isOn = kept(KEPT) !== 'off'
  readonly #host: ReactiveControllerHost & HTMLElement

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('keydown', this.#onKey)
  }

  hostDisconnected(): void {
    document.removeEventListener('keydown', this.#onKey)
  }

  readonly toggle = (): void => {
    this.isOn = !this.isOn
    keep(KEPT, this.isOn ? 'on' : 'off')
    this.#host.requestUpdate()
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const isElsewhere = event.ctrlKey || event.metaKey || event.altKey || event.isComposing
    if (!this.isOn || event.key !== '/' || isElsewhere || event.defaultPrevented) return
    const [target] = event.composedPath()
    const isTyped = target instanceof Element && target.closest(TYPED_INTO) !== null
    const field = this.#host.querySelector<HTMLInputElement>('#everything')
    if (isTyped || !field || this.#host.querySelector('dialog[open]')) return
    event.preventDefault()
    field.focus()
    field.select()
  }
}
