import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Scheme } from '../theme/tokens.ts'
import { type Language, languageFor } from './language.ts'

/** Attributes by which pages switch language or theme. */
const WATCHED = ['lang', 'class', 'style', 'theme', 'data-theme', 'data-bs-theme']

/** The element and its ancestors, out through shadow roots. */
function* lineage(element: Element): Generator<Element> {
  let node: Node | null = element
  while (node) {
    if (node instanceof Element) yield node
    node = node instanceof ShadowRoot ? node.host : node.parentNode
  }
}

function languageAround(element: Element): Language {
  for (const one of lineage(element)) {
    if (one.hasAttribute('lang')) return languageFor(one.getAttribute('lang'))
  }
  return 'en'
}

/** What the page says it supports; `normal` leaves it to the page's meta element. */
function declaredScheme(element: Element): string {
  const declared = getComputedStyle(element).colorScheme
  if (declared && declared !== 'normal') return declared
  return document.querySelector<HTMLMetaElement>('meta[name="color-scheme"]')?.content ?? ''
}

/** Language and colour scheme of the place where an element stands, kept up to date. */
export class SurroundingsController implements ReactiveController {
  language: Language = 'en'
  scheme: Scheme = 'light'

  #observer: MutationObserver | null = null
  #dark = matchMedia('(prefers-color-scheme: dark)')

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this)
  }

  hostConnected(): void {
    this.#read()
    this.#observer = new MutationObserver(this.#refresh)
    for (const element of lineage(this.host)) {
      this.#observer.observe(element, { attributes: true, attributeFilter: WATCHED })
    }
    this.#dark.addEventListener('change', this.#refresh)
  }

  hostDisconnected(): void {
    this.#observer?.disconnect()
    this.#dark.removeEventListener('change', this.#refresh)
  }

  #read(): void {
    this.language = languageAround(this.host)
    this.scheme = this.#isDark() ? 'dark' : 'light'
  }

  #isDark(): boolean {
    const forced = this.host.getAttribute('theme')
    if (forced === 'dark' || forced === 'light') return forced === 'dark'
    const declared = declaredScheme(this.host)
    if (!declared.includes('dark')) return false
    return !declared.includes('light') || this.#dark.matches
  }

  #refresh = (): void => {
    const { language, scheme } = this
    this.#read()
    if (language !== this.language || scheme !== this.scheme) this.host.requestUpdate()
  }
}
