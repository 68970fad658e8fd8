import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { languageAround, lineage, prefersDark, schemeAround } from './surroundings.ts'

/** Attributes by which pages switch language or theme. */
const WATCHED = ['lang', 'class', 'style', 'theme', 'data-theme', 'data-bs-theme']

type Host = ReactiveControllerHost & HTMLElement & { readonly theme?: string | null }

export const watchSurroundings = (host: Host): void =>
  host.addController(new SurroundingsWatch(host))

/** Has an element drawn anew when language or colour scheme change where it stands. */
class SurroundingsWatch implements ReactiveController {
  #observer: MutationObserver | null = null
  #seen = ''

  constructor(private readonly _host: Host) {}

  hostConnected(): void {
    this.#observer = new MutationObserver(this.#look)
    for (const element of lineage(this._host))
      this.#observer.observe(element, { attributes: true, attributeFilter: WATCHED })
    prefersDark.addEventListener('change', this.#look)
    this.#look()
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    prefersDark.removeEventListener('change', this.#look)
  }

  #look = (): void => {
    const seen = `${languageAround(this._host)} ${schemeAround(this._host)}`
    if (seen !== this.#seen) this._host.requestUpdate()
    this.#seen = seen
  }
}
