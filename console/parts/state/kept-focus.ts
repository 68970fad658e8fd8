import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * What was pressed may be gone once it is done. Then the heading above it has the focus: without, whoever uses keys or a
 * screen reader would be back at the start of the page.
 */
export class KeptFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  #last: Element | null = null
  #around: Element | null = null

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host
    host.addController(this)
    host.addEventListener('focusin', this.#onFocus)
  }

  /** What stands inside is drawn by then. */
  hostUpdated(): void {
    requestAnimationFrame(() => this.#mend())
  }

  /** A dialog gives the focus back by itself. */
  readonly #onFocus = ({ target }: Event): void => {
    if (!(target instanceof Element) || target.closest('dialog')) return
    this.#last = target
    this.#around = target.closest('section')
  }

  #mend(): void {
    if (!this.#last || this.#last.isConnected || document.activeElement !== document.body) return
    const around = this.#around?.isConnected ? this.#around : this.#host
    const heading = around.querySelector<HTMLElement>('h1, h2')
    this.#last = null
    if (!heading) return
    heading.tabIndex = -1
    heading.focus()
  }
}
