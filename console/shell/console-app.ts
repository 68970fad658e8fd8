import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import type { ManagedPortalView } from '../../api/contract/console/console.ts'
import { portalCalls } from '../data/portal.ts'
import { refused } from '../parts/refused.ts'
import type { Desk } from '../parts/room.ts'
import { firstLanguage, keepLanguage, type Language, type Words, wordsIn } from '../words/words.ts'
import { Navigation } from './navigation.ts'
import { Presence } from './presence.ts'
import { loadRoom, mayOpen, nowhere, roomOf } from './rooms.ts'
import { addressOf } from './routes.ts'
import { languageChoice, side } from './side.ts'
import { signInOver, signInPage } from './sign-in.ts'

const LAST_PORTAL = 'farstu-console-portal'

/** The console: asks who is there, and shows the page that the address names. */
export class ConsoleApp extends LitElement {
  readonly #navigation = new Navigation(this)
  readonly #presence = new Presence(this)
  #language: Language = firstLanguage()
  #words: Words | null = null
  #said = ''
  #isMenuOpen = false
  /** The page that was shown last, and whether anybody was signed in. */
  #shown: string | null = null
  #path = location.pathname

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#speak(this.#language)
  }

  override willUpdate(): void {
    const { route } = this.#navigation
    const { me } = this.#presence
    const first =
      me?.portals.find(({ id }) => id === localStorage.getItem(LAST_PORTAL)) ?? me?.portals[0]
    if (first && route.portal === null) this.#navigation.go(addressOf(first.id, 'overview'), true)
    if (this.#portal) localStorage.setItem(LAST_PORTAL, this.#portal.id)
    if (route.path !== this.#path) this.#leave(route.path)
    void loadRoom(route.room).then(this.#onRoom, this.#onNoRoom)
  }

  override render(): TemplateResult | typeof nothing {
    const words = this.#words
    if (!words) return nothing
    const { me, refusal, isSignedOut } = this.#presence
    if (!me && isSignedOut) return this.#renderGate(words)
    if (!me)
      return html`<main class="gate">${refused(words, refusal, () => void this.#presence.ask())}</main>`
    return html`${this.#renderHouse(words)}${isSignedOut ? signInOver(this.#signIn(words)) : this.#watch()}`
  }

  get #portal(): ManagedPortalView | null {
    const { me } = this.#presence
    return me?.portals.find(({ id }) => id === this.#navigation.route.portal) ?? null
  }

  #signIn(words: Words) {
    const { turn, onSignedIn } = this.#presence
    return { words, language: this.#language, turn, onSignedIn }
  }

  #renderGate(words: Words): TemplateResult {
    const choice = languageChoice(words, this.#language, this.#onLanguage)
    return signInPage(this.#signIn(words), choice)
  }

  /** Warns before the session ends, and says when it has. */
  #watch(): TemplateResult {
    return html`<farstu-session api=${location.origin} portal="console" lang=${this.#language}
      @farstu-signed-out=${() => void this.#presence.signInAgain()}></farstu-session>`
  }

  #renderHouse(words: Words): TemplateResult {
    const { me, refusal } = this.#presence
    const portal = this.#portal ?? me?.portals[0]
    if (!me || !portal) return this.#renderHomeless(words)
    return html`
      <a class="skip" href="#content">${words.skip}</a>
      <div class="house">
        ${side({
          words,
          language: this.#language,
          me,
          portal,
          route: this.#navigation.route,
          isOpen: this.#isMenuOpen,
          onToggle: this.#onToggle,
          onPortal: (id) => this.#navigation.go(addressOf(id, 'overview')),
          onLanguage: this.#onLanguage,
          onSignOut: () => void this.#presence.signOut(),
        })}
        <div class="floor">
          ${this.#renderSearch(words, portal)}
          <main id="content" tabindex="-1">
            ${refused(words, refusal)}
            ${this.#renderRoom(words, portal)}
          </main>
        </div>
        ${this.#renderSaid(words)}
      </div>`
  }

  #renderHomeless(words: Words): TemplateResult {
    return html`<main class="gate" id="content">
      <h1 tabindex="-1">${words.product}</h1>
      <p>${words.noPortals}</p>
      <p><button type="button" @click=${() => this.#presence.signOut()}>${words.signOut}</button></p>
    </main>`
  }

  #renderSearch(words: Words, portal: ManagedPortalView): TemplateResult {
    const submit = (event: SubmitEvent): void => {
      event.preventDefault()
      if (!(event.target instanceof HTMLFormElement)) return
      const q = String(new FormData(event.target).get('everything') ?? '').trim()
      this.#navigation.go(addressOf(portal.id, 'people', { q }))
    }
    return html`<form class="everything" role="search" aria-label=${words.searchEverything} @submit=${submit}>
      <input type="search" name="everything" maxlength="100" autocomplete="off" spellcheck="false"
        aria-label=${words.searchEverything} placeholder=${words.searchEverything}>
      <button type="submit">${words.search}</button>
    </form>`
  }

  #renderRoom(words: Words, portal: ManagedPortalView): unknown {
    const { route } = this.#navigation
    const desk = this.#deskFor(words, portal)
    if (!this.#portal || !mayOpen(desk)) return nowhere(words, portal.id)
    return keyed(route.path, roomOf(desk))
  }

  #deskFor(words: Words, portal: ManagedPortalView): Desk {
    return {
      portal,
      words,
      language: this.#language,
      route: this.#navigation.route,
      calls: portalCalls(this.#presence.api, portal.id),
      may: (act) => portal.acts.includes(act),
      go: (address, replace) => this.#navigation.go(address, replace),
      say: this.#say,
    }
  }

  #renderSaid(words: Words): TemplateResult {
    return html`<div class="said" ?data-shown=${this.#said !== ''}>
      <p role="status">${this.#said}</p>
      ${this.#said ? html`<button type="button" @click=${() => this.#say('')}>${words.close}</button>` : nothing}
    </div>`
  }

  /** After the page was left that is on its way out, so that going elsewhere and saying so both work. */
  readonly #say = async (text: string): Promise<void> => {
    await this.updateComplete
    this.#said = text
    this.requestUpdate()
  }

  readonly #onToggle = (): void => {
    this.#isMenuOpen = !this.#isMenuOpen
    this.requestUpdate()
  }

  readonly #onLanguage = (language: Language): void => {
    keepLanguage(language)
    void this.#speak(language)
  }

  async #speak(language: Language): Promise<void> {
    this.#words = await wordsIn(language)
    this.#language = language
    document.documentElement.lang = language
    this.requestUpdate()
  }

  /** A page has come: its heading is the title, and has the focus when one came from another page. */
  readonly #onRoom = async (): Promise<void> => {
    await this.updateComplete
    const heading = this.querySelector<HTMLElement>('h1')
    if (!heading || !this.#words) return
    document.title = [heading.textContent.trim(), this.#portal?.name, 'Farstu']
      .filter(Boolean)
      .join(' – ')
    const shown = `${this.#presence.me !== null} ${this.#path}`
    if (shown === this.#shown) return
    const isFirst = this.#shown === null
    this.#shown = shown
    if (!isFirst) heading.focus()
  }

  /** The page's code could not be fetched; going there again tries again. */
  readonly #onNoRoom = (): void => {
    if (this.#words && this.#said === '') void this.#say(this.#words.refusals.offline ?? '')
  }

  #leave(path: string): void {
    this.#path = path
    this.#said = ''
    this.#isMenuOpen = false
  }
}
