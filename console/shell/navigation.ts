import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { LeavingEvent } from '../parts/dialogs/leaving.ts'
import { type Route, routeOf } from '../parts/navigation/addresses.ts'

const here = (): Route => routeOf(new URL(location.href))

/** Keeps the route in step with the address: links, back and forward, and what the pages ask for. */
export class Navigation implements ReactiveController {
  route = here()
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#onBack)
    document.addEventListener('click', this.#onClick)
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#onBack)
    document.removeEventListener('click', this.#onClick)
  }

  /** @param replace leaves no step for "back": for what is typed into a search field. */
  go(address: string, replace = false): void {
    if (this.#mayLeave(address)) this.#goTo(address, replace)
  }

  #goTo(address: string, replace: boolean): void {
    history[replace ? 'replaceState' : 'pushState'](null, '', address)
    this.#read()
  }

  /** Asks what is open, which goes on itself once what is unsaved there may be lost. */
  #mayLeave(address: string): boolean {
    const { pathname } = new URL(address, location.href)
    if (pathname === this.route.path) return true
    return dispatchEvent(new LeavingEvent(() => this.#goTo(address, false)))
  }

  /** The browser has gone already: what may not be left is given its address again. */
  readonly #onBack = (): void => {
    const address = location.href
    if (this.#mayLeave(address)) return this.#read()
    const { path, query } = this.route
    history.pushState(null, '', query.size > 0 ? `${path}?${query}` : path)
  }

  readonly #read = (): void => {
    this.route = here()
    this.#host.requestUpdate()
  }

  /** Our own links change the page without loading it; with a key held they are the browser's. */
  readonly #onClick = (event: MouseEvent): void => {
    const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement)
    if (!link || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    if (link.download || link.target || link.hash || link.origin !== location.origin) return
    if (!link.pathname.startsWith('/console/')) return
    event.preventDefault()
    this.go(link.href)
  }
}
